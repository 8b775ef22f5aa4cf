package taskmgmt.journal;

import org.jspecify.annotations.Nullable;

/**
 * A log holds something that this program did not write, or there is something else in the place of a log; it is left
 * as found.
 */
public sealed class LogDamagedException extends JournalException permits SegmentDamagedException {
    private static final long serialVersionUID = 1L;

    public LogDamagedException(String message) {
        this(message, null);
    }

    public LogDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
