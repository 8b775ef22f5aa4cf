package taskmgmt.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log that is a link of the chain. It ends, to the byte, in
 * {@code ,"seq":N,"prev":"<64 hex>","hash":"<64 hex>"}}, and its hash is the SHA-256 of all its bytes before
 * {@code ,"hash":}, so that {@code sed} and {@code sha256sum} can check it. Pure functions over bytes.
 *
 * @param seq       the entry's number
 * @param prev      hash of the entry before
 * @param hash      the hash that the line claims
 * @param intact    whether the line's bytes have that hash
 */
public record ChainedLine(long seq, String prev, String hash, boolean intact) {
    private static final byte[] HASH_KEY = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PREV_KEY = ",\"prev\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQ_KEY = ",\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_SUFFIX = HASH_KEY.length + Sha256.HEX_LENGTH + END.length;
    private static final int PREV_SUFFIX = PREV_KEY.length + Sha256.HEX_LENGTH + 1;
    private static final int MAX_SEQ_DIGITS = 19;

    /** The link that the bytes from {@code start} to {@code end} are; null where they do not have its form. */
    public static @Nullable ChainedLine parse(byte[] bytes, int start, int end) {
        int body = end - HASH_SUFFIX;
        int prevAt = body - PREV_SUFFIX;
        if (prevAt <= start || !matches(bytes, body, HASH_KEY) || !matches(bytes, prevAt, PREV_KEY)
                || !matches(bytes, end - END.length, END) || bytes[body - 1] != '"') {
            return null;
        }
        int digits = prevAt;
        while (digits > start && prevAt - digits < MAX_SEQ_DIGITS && bytes[digits - 1] >= '0' && bytes[digits - 1] <= '9') {
            digits--;
        }
        int seqAt = digits - SEQ_KEY.length;
        if (digits == prevAt || seqAt <= start || !matches(bytes, seqAt, SEQ_KEY)) {
            return null;
        }
        long seq = number(bytes, digits, prevAt);
        String prev = ascii(bytes, prevAt + PREV_KEY.length, Sha256.HEX_LENGTH);
        String hash = ascii(bytes, body + HASH_KEY.length, Sha256.HEX_LENGTH);
        return new ChainedLine(seq, prev, hash, hash.equals(Sha256.hex(bytes, start, body - start)));
    }

    public ChainHead head() {
        return new ChainHead(seq, hash);
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static boolean matches(byte[] bytes, int at, byte[] expected) {
        return Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    private static String ascii(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
