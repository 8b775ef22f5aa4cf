package taskmgmt.bytes;

/** What the caller knows about its records that this package does not: how far some bytes are one. */
@FunctionalInterface
public interface LineCheck {
    /** How far some bytes are a record. */
    enum Verdict {
        /** A complete and valid record. */
        WHOLE,
        /** Valid so far, and more has to follow. */
        PREFIX,
        /** Not a record whatever follows. */
        BAD
    }

    /** Judges the bytes of the buffer from {@code start} to before {@code end}, which hold no newline. */
    Verdict check(byte[] buffer, int start, int end);
}
