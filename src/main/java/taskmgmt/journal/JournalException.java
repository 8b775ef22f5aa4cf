package taskmgmt.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A log file could not be read or written; the message says which, where and what to do. */
public abstract class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    protected JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
