package taskmgmt.journal.repair;

/** One thing that is wrong at the end of a file: {@code length} bytes at {@code offset}, no newline counted. */
public sealed interface Damage {
    long offset();

    long length();

    /** A whole record, or blanks left by an interrupted repair, that only lacks its newline. */
    record Unterminated(long offset, long length) implements Damage {}

    /** The beginning of a record, perhaps with NULs where the rest should be, and no newline: an interrupted append. */
    record Torn(long offset, long length) implements Damage {}

    /** A line with NULs where bytes never reached the disk, or that is only the beginning of a record: a power cut. */
    record Hole(long offset, long length) implements Damage {}

    /** Something that no interrupted append of ours leaves behind. It is never touched. */
    record Foreign(long offset, long length, String reason) implements Damage {}
}
