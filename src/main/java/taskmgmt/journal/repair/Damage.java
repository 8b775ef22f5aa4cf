package taskmgmt.journal.repair;

/** One defect at the end of a file: {@code length} bytes at {@code offset}, not counting newlines. */
public sealed interface Damage {
    long offset();

    long length();

    /** A whole record, or blanks from an interrupted repair, that lacks only its newline. */
    record Unterminated(long offset, long length) implements Damage {}

    /** The beginning of a record, perhaps with NULs for the rest, and no newline: an interrupted append. */
    record Torn(long offset, long length) implements Damage {}

    /**
     * A line with NULs in place of bytes that never reached the disk, or one that is only the beginning of a record: a
     * power failure.
     */
    record Hole(long offset, long length) implements Damage {}

    /** Something that no interrupted append of this program leaves behind. It is never touched. */
    record Foreign(long offset, long length, String reason) implements Damage {}
}
