package taskmgmt.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A reference from a line of the registry or of the incidents to the audit log: it names an entry that existed, and was durable,
 * when the line was written. Even a line that has no entry of its own, or has lost it, therefore vouches for the entries before it.
 * The reference is at the end of a line, as {@code "audit":"<seq>:<first digits of its hash>:<offset>"}, and counts only if the
 * line is at that offset: copied to another log or another place, it means nothing. Pure functions over bytes.
 *
 * @param seq    the entry's number
 * @param hash   the first {@value #DIGITS} digits of its hash
 * @param offset offset of the line, in bytes
 */
public record EntryBefore(long seq, String hash, long offset) {
    public static final String KEY = "audit";

    private static final int DIGITS = 16;
    private static final byte[] START = (",\"" + KEY + "\":\"").getBytes(StandardCharsets.US_ASCII);
    /** The length with two numbers of 19 digits. */
    private static final int MAX_BYTES = START.length + 19 + 1 + DIGITS + 1 + 19 + 2;

    /** The reference for a line that will begin at this offset. */
    public static EntryBefore of(ChainHead head, long offset) {
        return new EntryBefore(head.seq(), head.hash().substring(0, DIGITS), offset);
    }

    /** The value of the member. */
    public String text() {
        return seq + ":" + hash + ":" + offset;
    }

    /** Whether this is the value of such a member, in any log. */
    public static boolean isOne(@Nullable Object value) {
        return value instanceof String text && parse(text) != null;
    }

    /** The index at which the member begins at the end of a line; the line's end if it has none. */
    public static int start(byte[] line, int start, int end) {
        if (end - start < START.length + 2 || line[end - 1] != '}' || line[end - 2] != '"') {
            return end;
        }
        int first = Math.max(start, end - MAX_BYTES);
        for (int at = end - 2 - START.length; at >= first; at--) {
            if (startsAt(line, at)) {
                return parse(value(line, at, end)) == null ? end : at;
            }
        }
        return end;
    }

    /** The reference in the line; null if it has none. */
    public static @Nullable EntryBefore of(byte[] line, int start, int end) {
        int at = start(line, start, end);
        return at == end ? null : parse(value(line, at, end));
    }

    private static String value(byte[] line, int at, int end) {
        int from = at + START.length;
        return new String(line, from, end - 2 - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsAt(byte[] line, int at) {
        for (int i = 0; i < START.length; i++) {
            if (line[at + i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable EntryBefore parse(String text) {
        int first = text.indexOf(':');
        int second = first + 1 + DIGITS;
        if (first < 0 || second >= text.length() || text.charAt(second) != ':' || !isHex(text, first + 1, second)) {
            return null;
        }
        long seq = number(text, 0, first);
        long offset = number(text, second + 1, text.length());
        return seq < 1 || offset < 0 ? null : new EntryBefore(seq, text.substring(first + 1, second), offset);
    }

    private static boolean isHex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Negative if it is not a number, or not in the form that this program writes. */
    private static long number(String text, int start, int end) {
        if (start == end || end - start > 18 || text.charAt(start) == '0' && end - start > 1) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
