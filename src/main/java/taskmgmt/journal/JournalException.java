package taskmgmt.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A log could not be read or written. The message is one line that says what failed, in which file, at which byte where
 * there is one, and what to do; each subclass is one thing the caller can do about it.
 */
public abstract sealed class JournalException extends IOException
        permits LogBusyException, LogDamagedException, LogUnwritableException {
    private static final long serialVersionUID = 1L;

    JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The operating system's reason, without the path that the file system's exceptions put in front of it. */
    static String reason(IOException failure) {
        return switch (failure) {
            case ClosedByInterruptException _ -> "the thread was interrupted";
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or directory";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
