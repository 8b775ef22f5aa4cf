package taskmgmt.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taskmgmt.hash.Sha256;

/**
 * The positions of the parts of a line that is a link of the chain. A link ends, to the byte, in {@code ,"seq":N,"prev":"<64
 * hex>","hash":"<64 hex>"}}. Reused for line after line, so that nothing is allocated per line. Not thread-safe.
 */
final class LinkForm {
    private static final byte[] HASH_KEY = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PREV_KEY = ",\"prev\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQ_KEY = ",\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_SUFFIX = HASH_KEY.length + Sha256.HEX_LENGTH + END.length;
    private static final int PREV_SUFFIX = PREV_KEY.length + Sha256.HEX_LENGTH + 1;
    private static final int MAX_SEQ_DIGITS = 19;

    private long seq;
    private int seqAt;
    private int bodyEnd;

    /** Whether the bytes from {@code start} to {@code end} have the form of a link; for other lines, nothing else here is meaningful. */
    boolean read(byte[] bytes, int start, int end) {
        int body = end - HASH_SUFFIX;
        int prevAt = body - PREV_SUFFIX;
        if (prevAt <= start || !matches(bytes, body, HASH_KEY) || !matches(bytes, prevAt, PREV_KEY)
                || !matches(bytes, end - END.length, END) || bytes[body - 1] != '"') {
            return false;
        }
        int digits = prevAt;
        while (digits > start && prevAt - digits < MAX_SEQ_DIGITS && bytes[digits - 1] >= '0' && bytes[digits - 1] <= '9') {
            digits--;
        }
        seqAt = digits - SEQ_KEY.length;
        if (digits == prevAt || seqAt <= start || !matches(bytes, seqAt, SEQ_KEY)) {
            return false;
        }
        seq = number(bytes, digits, prevAt);
        bodyEnd = body;
        return true;
    }

    /** The entry's number. */
    long seq() {
        return seq;
    }

    /** The index at which the common final part of every link begins. */
    int tailStart() {
        return seqAt;
    }

    /** The end of the bytes that are hashed. */
    int bodyEnd() {
        return bodyEnd;
    }

    /** Where the 64 digits of the hash begin. */
    int hashStart() {
        return bodyEnd + HASH_KEY.length;
    }

    /** Where the 64 digits of the previous entry's hash begin. */
    int prevStart() {
        return bodyEnd - 1 - Sha256.HEX_LENGTH;
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
}
