package taskmgmt.journal;

/** A log that this process has worked on is not where it was. Nothing was written, and no other one begun in its place. */
public final class LogGoneException extends JournalException {
    private static final long serialVersionUID = 1L;

    public LogGoneException(String message) {
        super(message, null);
    }
}
