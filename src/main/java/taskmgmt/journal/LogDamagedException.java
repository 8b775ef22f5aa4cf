package taskmgmt.journal;

import org.jspecify.annotations.Nullable;

/** The bytes of a log are not what they have to be. */
public final class LogDamagedException extends JournalException {
    private static final long serialVersionUID = 1L;

    public LogDamagedException(String message) {
        this(message, null);
    }

    public LogDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
