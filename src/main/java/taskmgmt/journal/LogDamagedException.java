package taskmgmt.journal;

import org.jspecify.annotations.Nullable;

/** A log holds something that we did not write, or that is not where a log should be; it is left as it was found. */
public sealed class LogDamagedException extends JournalException permits SegmentDamagedException {
    private static final long serialVersionUID = 1L;

    public LogDamagedException(String message) {
        this(message, null);
    }

    public LogDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
