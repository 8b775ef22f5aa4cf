package taskmgmt.audit;

import taskmgmt.hash.LineHasher;

/**
 * What an audit entry vouches for: bytes of another log.
 *
 * @param file   the log's file name
 * @param offset where the bytes begin
 * @param length how many they are, without the line's end
 * @param sha256 their SHA-256, in hexadecimal
 */
public record Witness(String file, long offset, long length, String sha256) {

    /** Just behind the last byte vouched for and the line's end that follows it. */
    public long end() {
        return offset + length + 1;
    }

    /** A witness for the line that begins at {@code offset} of the file. */
    public static Witness of(String file, long offset, byte[] bytes, int from, int length, LineHasher hasher) {
        return new Witness(file, offset, length, hasher.hex(bytes, from, length));
    }
}
