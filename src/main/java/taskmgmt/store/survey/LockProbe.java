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
 * What came of trying the lock of a log directory.
 *
 * @param holder     who kept it, a sentence; empty for nobody
 * @param failure    why the file system gives none, a sentence; empty where it does, or where there is nothing to try it with
 * @param fileSystem what kind the directory is on, as the system calls it; empty where it does not tell
 */
public record LockProbe(String holder, String failure, String fileSystem) {
    private static final List<String> LOGS = List.of(LogFiles.LOCK, LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.EVENTS);

    /**
     * Takes the lock and gives it back. Where nobody has written yet, or who asks may not write, nothing is made or written: what is
     * tried then is a lock for reading, on any file that is there.
     *
     * @param patience how long to wait for whoever holds it
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
            return new LockProbe("", "", kind); // nobody can lock that, whatever the file system
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

    /** Who may not write cannot have the lock either, so that closing the file again takes it from nobody. */
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
            return ""; // as in a container whose list of mounts does not have it
        }
    }
}
