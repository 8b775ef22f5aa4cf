package taskmgmt.hash;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Computes SHA-256 repeatedly, and compares each result with 64 lower-case hexadecimal digits that were written down. Allocates
 * nothing, because a log has millions of them. Not thread-safe.
 */
public final class HexDigest {
    private static final int HASH_BYTES = 32;
    private static final int NO_DIGIT = 1 << 8;
    private static final int[] VALUES = values();

    private final MessageDigest digest = Sha256.digest();
    private final byte[] hash = new byte[HASH_BYTES];

    private static int[] values() {
        int[] values = new int[1 << Byte.SIZE];
        Arrays.fill(values, NO_DIGIT);
        for (int value = 0; value < 16; value++) {
            values[Character.forDigit(value, 16)] = value;
        }
        return values;
    }

    /** Adds bytes to what is hashed. */
    public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** Ends the hash; returns whether the digits that begin at {@code at} equal it. */
    public boolean matches(byte[] text, int at) {
        finish();
        int difference = 0;
        for (int i = 0; i < HASH_BYTES; i++) {
            int value = VALUES[text[at + 2 * i] & 0xff] << 4 | VALUES[text[at + 2 * i + 1] & 0xff];
            difference |= value ^ hash[i] & 0xff;
        }
        return difference == 0;
    }

    private void finish() {
        try {
            digest.digest(hash, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has " + HASH_BYTES + " bytes", e);
        }
    }
}
