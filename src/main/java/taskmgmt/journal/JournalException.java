package taskmgmt.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A log could not be read or written. The message is one line that says what failed, in which file, at which byte if
 * there is one, and what to do. There is one subclass for each way a caller can respond.
 */
public abstract sealed class JournalException extends IOException
        permits LogBusyException, LogDamagedException, LogGoneException, LogUnwritableException {
    private static final long serialVersionUID = 1L;

    JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The operating system's reason, without the path that the file system's exceptions put in front of it. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case ClosedByInterruptException _ -> "the thread was interrupted";
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or directory";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }

    /** What to do about it. The system gives its reasons only as words, so they are matched as words. */
    public static String remedy(IOException failure, String otherwise) {
        if (failure instanceof AccessDeniedException denied && denied.getFile() != null) {
            return AccessRemedy.of(denied.getFile(), otherwise);
        }
        return switch (reason(failure)) {
            case "No space left on device", "Disk quota exceeded" -> "free some space, or remove some files";
            case "File too large" -> "raise the limit on the size of files, see ulimit -f";
            case "Too many open files" -> "raise the limit on open files, see ulimit -n";
            case "Read-only file system" -> "mount it for writing";
            case "No locks available", "Function not implemented", "Operation not supported", "Not supported" ->
                    "the file system has no locks that work, as NFS without its lock service: keep the logs on a local disk, "
                            + "or have that service started; task-mgmt doctor tries a lock";
            default -> otherwise;
        };
    }

    public static LogUnwritableException unopened(Path file, IOException cause) {
        return new LogUnwritableException("cannot open " + file + ": " + reason(cause) + ": "
                + remedy(cause, "check the directory and its permissions"), cause);
    }
}
