package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.hash.Sha256;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.FieldScanner.Kind;

/**
 * What a verifier needs to know about every audit entry, found in its bytes without making a record of it. Most entries
 * have the {@linkplain EntryShape shape} that this program writes; all others are read as JSON. Reused from line to
 * line. Not thread-safe.
 */
final class EntryFields {
    private static final int METADATA = 0;
    private static final int WITNESS = 1;
    private static final int ACTION = 2;
    private static final int TIMESTAMP = 3;
    private static final int FILE = 0;
    private static final int OFFSET = 1;
    private static final int LENGTH = 2;
    private static final int SHA256 = 3;

    private static final byte[] ADOPTED = AuditTerms.LOG_ADOPTED.getBytes(US_ASCII);

    private final EntryShape shape = new EntryShape();
    private final FieldScanner entry = new FieldScanner("metadata", "witness", "action", "timestamp");
    private final FieldScanner metadata = new FieldScanner(AuditTerms.BACKFILLED);
    private final FieldScanner witness = new FieldScanner("file", "offset", "length", "sha256");
    private byte[] bytes = {};
    private boolean shaped;

    /**
     * Scans a line that is a link of the chain.
     *
     * @param tail start of the part with which every link ends
     * @return false if it is not a JSON object
     */
    boolean scan(byte[] buffer, int start, int tail, int end) {
        bytes = buffer;
        shaped = shape.read(buffer, start, tail);
        return shaped || entry.scan(buffer, start, end);
    }

    /** Whether the entry concerns no line and has this action, given in UTF-8. */
    boolean isOn(byte[] action) {
        return !shaped && entry.textEquals(ACTION, action);
    }

    /** The timestamp of any line, unchanged; null if it has none. Discards what was scanned before. */
    @Nullable String timestamp(byte[] buffer, int start, int end) {
        shaped = false;
        return entry.scan(buffer, start, end) && entry.kind(TIMESTAMP) == Kind.STRING ? entry.text(TIMESTAMP) : null;
    }

    /** Whether the entry represents everything that a log contained before it. */
    boolean isAdopted() {
        return shaped ? shape.isAdopted() : entry.textEquals(ACTION, ADOPTED);
    }

    /** Whether the entry was added later for a line that had none. */
    boolean isBackfilled() {
        return shaped ? shape.isBackfilled() : scanned(metadata, METADATA) && metadata.kind(0) == Kind.TRUE;
    }

    /** Whether the entry represents bytes of another log; the methods about the witness may be called only then. */
    boolean hasWitness() {
        return shaped || (scanned(witness, WITNESS)
                && witness.kind(FILE) == Kind.STRING
                && witness.wholeNumber(OFFSET, -1) >= 0
                && witness.wholeNumber(LENGTH, -1) >= 0
                && witness.kind(SHA256) == Kind.STRING
                && witness.end(SHA256) - witness.start(SHA256) == Sha256.HEX_LENGTH);
    }

    private boolean scanned(FieldScanner scanner, int field) {
        return entry.kind(field) == Kind.OBJECT && scanner.scan(bytes, entry.start(field), entry.end(field));
    }

    /** Whether the witness is for a line of this log, its name given in UTF-8. */
    boolean isFor(byte[] name) {
        return shaped ? shape.isFor(name) : witness.textEquals(FILE, name);
    }

    long offset() {
        return shaped ? shape.offset() : witness.wholeNumber(OFFSET, -1);
    }

    /** The number of bytes that the witness represents, without the line end. */
    long length() {
        return shaped ? shape.length() : witness.wholeNumber(LENGTH, -1);
    }

    /** Start in the scanned buffer of the 64 digits of the witness's hash. */
    int sha256Start() {
        return shaped ? shape.sha256Start() : witness.start(SHA256);
    }
}
