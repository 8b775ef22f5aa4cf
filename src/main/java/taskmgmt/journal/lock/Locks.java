package taskmgmt.journal.lock;

import java.nio.file.Path;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Makes the lock of a log directory. This is the only place that does, so another way to keep other processes out is another
 * {@link LogLock} and its line here.
 */
public final class Locks {
    private Locks() {}

    /** The lock that this file represents. The file is created when the lock is first taken, and must be used for nothing else. */
    public static LogLock at(Path lockFile) {
        return at(lockFile, PrivateFiles.SYSTEM);
    }

    /** {@link #at(Path)} on another file system. */
    public static LogLock at(Path lockFile, PrivateFiles files) {
        return DirectoryLock.at(lockFile, files);
    }

    /** Whether anything but this thread has the lock or is about to take it, as far as the system reports; touches nothing. */
    public static boolean isHeldByAnother(Path lockFile) {
        LockFile own = LockFile.known(lockFile);
        if (own != null && own.mutex.isLocked()) {
            return !own.mutex.isHeldByCurrentThread();
        }
        return LockOwner.pid(lockFile).isPresent();
    }
}
