package taskmgmt.journal;

import org.jspecify.annotations.Nullable;

/** The lock of a log directory could not be acquired in time. Nothing was written; trying again is safe. */
public final class LogBusyException extends JournalException {
    private static final long serialVersionUID = 1L;

    public LogBusyException(String message) {
        this(message, null);
    }

    public LogBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
