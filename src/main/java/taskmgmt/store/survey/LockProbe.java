package taskmgmt.store.survey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;

/**
 * The outcome of trying the lock of a log directory.
 *
 * @param holder     the process that kept it, as a sentence; empty for none
 * @param failure    why the file system does not provide locks, as a sentence; empty if it does, or if there is nothing to try
 *     it with
 * @param fileSystem the type of file system that holds the directory, in the system's words; empty if not reported
 */
public record LockProbe(String holder, String failure, String fileSystem) {
    private static final List<String> LOGS = List.of(LogFiles.LOCK, LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.EVENTS);

    /**
     * Takes the lock and releases it. If nothing has been written yet, or the caller may not write, nothing is created or written:
     * instead a read lock is tried on any existing file.
     *
     * @param patience how long to wait for another holder
     */
    public static LockProbe of(Path directory, Duration patience) throws IOException {
        return of(directory, patience, PrivateFiles.SYSTEM);
    }

    static LockProbe of(Path directory, Duration patience, PrivateFiles files) throws IOException {
        String kind = kind(directory);
        Path lock = directory.resolve(LogFiles.LOCK);
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(lock)) {
            return new LockProbe("", readerFailure(directory, kind, files), kind);
        }
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return new LockProbe("", "", kind); // that cannot be locked, whatever the file system
        }
        try (LogLock.Held _ = Locks.at(lock, files).acquire(patience)) {
            return new LockProbe("", "", kind);
        } catch (LogBusyException e) {
            String message = String.valueOf(e.getMessage());
            int advice = message.lastIndexOf(": ");
            return new LockProbe(advice < 0 ? message : message.substring(0, advice), "", kind);
        } catch (LogUnwritableException e) {
            return new LockProbe("", failure(kind, e.getCause() instanceof IOException cause ? cause : e), kind);
        }
    }

    /** A process that may not write cannot hold the lock either, so closing the file again releases no lock. */
    private static String readerFailure(Path directory, String kind, PrivateFiles files) {
        for (String name : LOGS) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file)) {
                try (FileChannel channel = files.read(file); FileLock _ = channel.tryLock(0, Long.MAX_VALUE, true)) {
                    return "";
                } catch (IOException e) {
                    return failure(kind, e);
                }
            }
        }
        return "";
    }

    private static String failure(String kind, IOException cause) {
        return "locks do not work on this file system" + (kind.isEmpty() ? "" : " (" + kind + ")") + ": " + JournalException.reason(cause);
    }

    private static String kind(Path directory) {
        try {
            return Files.exists(directory) ? Files.getFileStore(directory).type() : "";
        } catch (IOException _) {
            return ""; // as in a container whose list of mounts lacks it
        }
    }
}
