package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import taskmgmt.audit.AuditTerms;
import taskmgmt.bytes.Bytes;
import taskmgmt.hash.Sha256;

/**
 * The form in which this program writes an entry that represents a line: the keys in order without blanks, strings without
 * escapes, no decision, and metadata of strings, whole numbers and booleans. Comparing a line with it costs a quarter of
 * reading it as JSON, and nothing else needs to be read to verify a log. A line in any other form is just not of this shape.
 * Not thread-safe.
 */
final class EntryShape {
    private static final byte[] ENTRY_ID = ascii("{\"entry_id\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
    private static final byte[] ACTOR = ascii("\",\"actor\":\"");
    private static final byte[] ACTION = ascii("\",\"action\":\"");
    private static final byte[] RESOURCE = ascii("\",\"resource\":\"");
    private static final byte[] METADATA = ascii("\",\"decision\":{},\"metadata\":{");
    private static final byte[] FILE = ascii("},\"witness\":{\"file\":\"");
    private static final byte[] OFFSET = ascii("\",\"offset\":");
    private static final byte[] LENGTH = ascii(",\"length\":");
    private static final byte[] SHA256 = ascii(",\"sha256\":\"");
    private static final byte[] QUOTE = ascii("\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] BACKFILLED = ascii(AuditTerms.BACKFILLED);
    private static final byte[] ADOPTED = ascii(AuditTerms.LOG_ADOPTED);
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final int MAX_DIGITS = 18;

    private byte[] bytes = {};
    private int limit;
    private int at;
    private boolean backfilled;
    private boolean adopted;
    private int fileStart;
    private int fileEnd;
    private long offset;
    private long length;
    private int sha256;

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /** Whether the bytes from {@code start} to {@code tail}, where a link's seq, prev and hash follow, have this form. */
    boolean read(byte[] buffer, int start, int tail) {
        bytes = buffer;
        at = start;
        limit = tail;
        backfilled = false;
        return literal(ENTRY_ID) && text() && literal(TIMESTAMP) && text() && literal(ACTOR) && text() && literal(ACTION)
                && action() && literal(RESOURCE) && text() && literal(METADATA) && metadata() && witness() && at == tail;
    }

    private boolean action() {
        int start = at;
        boolean text = text();
        adopted = text && Arrays.equals(bytes, start, at, ADOPTED, 0, ADOPTED.length);
        return text;
    }

    private boolean metadata() {
        boolean more = at < limit && bytes[at] == '"';
        while (more) {
            if (!member()) {
                return false;
            }
            more = at < limit && bytes[at] == ',';
            at += more ? 1 : 0;
        }
        return true;
    }

    private boolean member() {
        int name = at + 1;
        if (at >= limit || bytes[at++] != '"' || !text() || at + 2 >= limit || bytes[at] != '"' || bytes[at + 1] != ':') {
            return false;
        }
        int nameEnd = at;
        at += 2;
        int value = at;
        if (bytes[at] == '"') {
            at++;
            return text() && literal(QUOTE);
        }
        if (literal(TRUE)) {
            backfilled |= Arrays.equals(bytes, name, nameEnd, BACKFILLED, 0, BACKFILLED.length);
            return true;
        }
        return literal(FALSE) || (number() >= 0 && at > value);
    }

    private boolean witness() {
        fileStart = at + FILE.length;
        if (!literal(FILE) || !text()) {
            return false;
        }
        fileEnd = at;
        offset = literal(OFFSET) ? number() : -1;
        length = offset >= 0 && literal(LENGTH) ? number() : -1;
        sha256 = at + SHA256.length;
        if (length < 0 || !literal(SHA256) || limit - at != Sha256.HEX_LENGTH + END.length) {
            return false;
        }
        at += Sha256.HEX_LENGTH;
        return literal(END);
    }

    private boolean literal(byte[] expected) {
        int end = at + expected.length;
        if (end > limit || !Arrays.equals(bytes, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Advances to the quote that ends a string; if anything else ends it, the next literal does not match. */
    private boolean text() {
        at = Bytes.endOfPlainText(bytes, at, limit);
        return at < limit;
    }

    /** A non-negative whole number; -1 if there is none. */
    private long number() {
        int start = at;
        long value = 0;
        while (at < limit && at - start < MAX_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
        }
        return at == start || (bytes[start] == '0' && at > start + 1) ? -1 : value;
    }

    boolean isBackfilled() {
        return backfilled;
    }

    boolean isAdopted() {
        return adopted;
    }

    boolean isFor(byte[] name) {
        return Arrays.equals(bytes, fileStart, fileEnd, name, 0, name.length);
    }

    long offset() {
        return offset;
    }

    long length() {
        return length;
    }

    int sha256Start() {
        return sha256;
    }
}
