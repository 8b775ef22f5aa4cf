package taskmgmt.journal.lock;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * The lock over the logs of a directory, shared by the processes of one machine through a file.
 *
 * <p>It consists of two locks. A file-system lock keeps other processes out. That lock belongs to the process as a
 * whole, so a lock in memory, taken first, keeps its other threads out. Both are released when the process ends,
 * however it ends.
 *
 * <p>May be shared between threads; all instances for one file share the same lock. {@link LockPatience} decides how
 * long to wait. An interrupted thread does not get the lock, because it would only close the channels that it writes
 * to.
 */
public final class DirectoryLock implements LogLock {
    // A named class, because a lambda would be linked at the start of every command.
    private static final Runnable NOTHING = new Runnable() {
        @Override
        public void run() {
            // nothing to report
        }
    };

    private final Path file;
    private final LongSupplier nanoTime;
    /** Called before each wait. */
    private final Runnable waiting;
    private final PrivateFiles files;
    /**
     * Looked up once: if the path later leads elsewhere, the lock of a process that is working must not move with it.
     */
    private volatile @Nullable LockFile found;

    DirectoryLock(Path file, LongSupplier nanoTime, Runnable waiting, PrivateFiles files) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.files = files;
    }

    /**
     * The lock that this file represents. The file is created when the lock is first taken, and must be used for
     * nothing else.
     */
    public static DirectoryLock at(Path lockFile) {
        return at(lockFile, PrivateFiles.SYSTEM);
    }

    /** {@link #at(Path)} on another file system. */
    public static DirectoryLock at(Path lockFile, PrivateFiles files) {
        return new DirectoryLock(lockFile, System::nanoTime, NOTHING, files);
    }

    @Override
    public Held acquire(Duration timeout) throws JournalException {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        try {
            LockFile lockFile = lockFile();
            if (lockFile.mutex.isHeldByCurrentThread()) {
                throw new IllegalStateException("this thread already has the lock " + file);
            }
            LockPatience patience = new LockPatience(lockFile, timeout, nanoTime, waiting);
            lockInMemory(lockFile, patience);
            boolean held = false;
            try {
                Held result = new Held(lockFile, lockOnDisk(lockFile, patience));
                lockFile.taken();
                held = true;
                return result;
            } finally {
                if (!held) {
                    lockFile.mutex.unlock();
                }
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot lock " + file + ": " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "check the directory and its permissions"), e);
        }
    }

    private LockFile lockFile() throws IOException {
        LockFile known = found;
        if (known == null) {
            known = LockFile.at(file, files);
            found = known;
        }
        return known;
    }

    private void lockInMemory(LockFile lockFile, LockPatience patience) throws LogBusyException {
        try {
            // With a timeout, even of zero: without one, tryLock overtakes the threads that are waiting.
            boolean held = lockFile.mutex.tryLock(0, TimeUnit.NANOSECONDS);
            while (!held) {
                held = lockFile.mutex.tryLock(patience.nanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private FileLock lockOnDisk(LockFile lockFile, LockPatience patience) throws IOException {
        FileLock lock = lockFile.tryLock(files);
        while (lock == null) {
            try {
                lock = lockFile.await(files, patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted(e);
            }
        }
        return lock;
    }

    private LogBusyException interrupted(@Nullable InterruptedException cause) {
        return new LogBusyException("interrupted while waiting for the lock " + file + ": try again", cause);
    }

    /** The file-system lock and the lock in memory, both held. */
    public static final class Held implements LogLock.Held {
        private final LockFile lockFile;
        private @Nullable FileLock lock;

        private Held(LockFile lockFile, FileLock lock) {
            this.lockFile = lockFile;
            this.lock = lock;
        }

        @Override
        public void requireHeld() throws JournalException {
            try {
                if (lock != null && lockFile.isStillThere()) {
                    return;
                }
            } catch (JournalException e) {
                throw e;
            } catch (IOException e) {
                throw JournalException.unopened(lockFile.file(), e);
            }
            throw new LogUnwritableException(lockFile.file() + " was deleted or replaced while this command had the lock, so that others may have"
                    + " written since: leave that file alone, and repeat the command");
        }

        @Override
        public void close() {
            FileLock held = lock;
            if (held != null) {
                if (!lockFile.mutex.isHeldByCurrentThread()) {
                    throw new IllegalStateException("only the thread that took a lock can give it back");
                }
                lock = null;
                lockFile.release(held);
                lockFile.mutex.unlock();
            }
        }
    }
}
