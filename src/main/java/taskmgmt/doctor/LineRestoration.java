package taskmgmt.doctor;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * Finds the one changed byte of a line, if only one byte was changed: with the right value there, the line has the hash that its
 * witness vouches for, which no other line has. A byte that was flipped on disk or in memory can thus be restored with certainty.
 * Tries every value of every byte of a short line, and every single bit of a longer one. Pure.
 */
final class LineRestoration {
    private static final int EVERY_VALUE_BYTES = 1024;
    private static final int EVERY_BIT_BYTES = 8 * 1024;

    private LineRestoration() {}

    /** A byte, and the value that it should have. */
    record Change(int index, byte right) {}

    /** The change after which the bytes have this SHA-256; null if there is none, or the line is too long to try. */
    static @Nullable Change find(byte[] bytes, String sha256) {
        if (bytes.length > EVERY_BIT_BYTES || sha256.length() != Sha256.HEX_LENGTH) {
            return null;
        }
        byte[] wanted = HexFormat.of().parseHex(sha256);
        byte[] line = bytes.clone();
        MessageDigest digest = Sha256.digest();
        for (int i = 0; i < line.length; i++) {
            byte found = line[i];
            for (int change = 1; change < 256; change++) {
                boolean tried = bytes.length <= EVERY_VALUE_BYTES || Integer.bitCount(change) == 1;
                line[i] = (byte) (found ^ change);
                if (tried && Arrays.equals(digest.digest(line), wanted)) {
                    return new Change(i, line[i]);
                }
            }
            line[i] = found;
        }
        return null;
    }
}
