package taskmgmt.bytes;

/** Tells this package, which knows nothing of records, how far some bytes form a record. */
@FunctionalInterface
public interface LineCheck {
    /** How far some bytes are a record. */
    enum Verdict {
        /** A complete and valid record. */
        WHOLE,
        /** Valid so far, and more has to follow. */
        PREFIX,
        /** Not a record, whatever follows. */
        BAD
    }

    /** Judges the bytes of the buffer from {@code start} to before {@code end}, which hold no newline. */
    Verdict check(byte[] buffer, int start, int end);
}
