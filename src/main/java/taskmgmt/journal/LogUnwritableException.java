package taskmgmt.journal;

import org.jspecify.annotations.Nullable;

/**
 * A log cannot be opened or written: permissions, a full disk, a failing disk. Whatever was not acknowledged does not
 * count.
 */
public final class LogUnwritableException extends JournalException {
    private static final long serialVersionUID = 1L;

    public LogUnwritableException(String message) {
        this(message, null);
    }

    public LogUnwritableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
