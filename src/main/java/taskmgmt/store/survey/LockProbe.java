package taskmgmt.store.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;

/** Finds out whether the lock of a log directory can be had. */
public final class LockProbe {
    private LockProbe() {}

    /**
     * Takes the lock and gives it back. Where nobody has written yet there is none, and none is made.
     *
     * @param patience how long to wait for whoever holds it
     * @return who holds it, a sentence; empty for nobody
     */
    public static String holder(Path directory, Duration patience) throws IOException {
        Path lock = directory.resolve(LogFiles.LOCK);
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(lock)) {
            return "";
        }
        try (LogLock.Held _ = Locks.at(lock).acquire(patience)) {
            return "";
        } catch (LogBusyException e) {
            String message = String.valueOf(e.getMessage());
            int advice = message.lastIndexOf(": ");
            return advice < 0 ? message : message.substring(0, advice);
        }
    }
}
