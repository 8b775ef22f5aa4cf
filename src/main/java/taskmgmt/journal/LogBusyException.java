package taskmgmt.journal;

import org.jspecify.annotations.Nullable;

/** Another process held the lock for longer than the caller would wait. */
public final class LogBusyException extends JournalException {
    private static final long serialVersionUID = 1L;

    public LogBusyException(String message) {
        this(message, null);
    }

    public LogBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
