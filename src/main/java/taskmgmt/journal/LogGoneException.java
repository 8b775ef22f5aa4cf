package taskmgmt.journal;

/**
 * A log that this process has worked on is no longer in its place. Nothing was written, and no new log was started there.
 */
public final class LogGoneException extends JournalException {
    private static final long serialVersionUID = 1L;

    public LogGoneException(String message) {
        super(message, null);
    }
}
