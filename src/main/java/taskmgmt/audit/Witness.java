package taskmgmt.audit;

import taskmgmt.hash.LineHasher;

/**
 * The bytes of another log that an audit entry vouches for.
 *
 * @param file   the log's file name
 * @param offset offset of the bytes
 * @param length their number, without the line's end
 * @param sha256 their SHA-256, in hexadecimal
 */
public record Witness(String file, long offset, long length, String sha256) {

    /** The offset just after the bytes vouched for and the line end that follows them. */
    public long end() {
        return offset + length + 1;
    }

    /** A witness for the line that begins at {@code offset} of the file. */
    public static Witness of(String file, long offset, byte[] bytes, int from, int length, LineHasher hasher) {
        return new Witness(file, offset, length, hasher.hex(bytes, from, length));
    }
}
