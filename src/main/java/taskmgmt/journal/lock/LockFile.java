package taskmgmt.journal.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * The one descriptor that this process has on a lock file, and the lock in memory that goes with it.
 *
 * <p>POSIX drops a process's locks on a file as soon as the process closes <em>any</em> descriptor of that file,
 * without a word to the other descriptors. So there is one per process, and it stays open. That makes it a fact about
 * the process, hence the static table, the only one in this program.
 *
 * <p>Nobody who may be interrupted calls anything on the channel that blocks, as an interrupt would close it: who waits for the
 * lock has a {@link KernelWait} for that, and closes the channel where it gives up. That is also why nobody's process id is
 * written into the file.
 */
final class LockFile {
    private static final ConcurrentMap<Path, LockFile> BY_REAL_PATH = new ConcurrentHashMap<>();

    /** Guards everything below, and must be held for calling the methods. */
    final ReentrantLock mutex = new ReentrantLock();

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable Object fileKey;

    private LockFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** The process's descriptor for this file, whose directory is made if it is missing. */
    static LockFile at(Path file, PrivateFiles files) throws IOException {
        Path directory = PrivateFiles.directoryOf(file);
        files.ensureOwnDirectory(directory);
        Path realPath = directory.toRealPath().resolve(file.getFileName());
        LockFile known = BY_REAL_PATH.get(realPath);
        if (known != null) {
            return known;
        }
        LockFile fresh = new LockFile(realPath);
        LockFile earlier = BY_REAL_PATH.putIfAbsent(realPath, fresh);
        return earlier == null ? fresh : earlier;
    }

    /** The same, if this process has ever asked for it; nothing is made. */
    static @Nullable LockFile known(Path file) {
        try {
            return BY_REAL_PATH.get(PrivateFiles.directoryOf(file).toRealPath().resolve(file.getFileName()));
        } catch (IOException _) {
            return null; // there is no such directory, so that nobody has locked anything in it
        }
    }

    /** Takes the lock if nobody has it, and makes sure that what is locked is what the others would lock. */
    @Nullable FileLock tryLock(PrivateFiles files) throws IOException {
        while (true) {
            FileChannel open = channel;
            if (open == null) {
                open = open(files);
            }
            FileLock lock;
            try {
                lock = open.tryLock();
            } catch (OverlappingFileLockException e) {
                return null;
            }
            if (lock == null || isStillThere()) {
                return lock;
            }
            forget();
        }
    }

    /**
     * Waits for the lock in the kernel's queue, which serves those who wait in turn.
     *
     * @param nanos for how long at most, in nanoseconds
     * @return null if it was not to be had in time
     * @throws InterruptedException if the thread was interrupted before
     */
    @Nullable FileLock await(PrivateFiles files, long nanos) throws IOException, InterruptedException {
        FileChannel open = channel;
        FileLock lock = null;
        try {
            lock = KernelWait.within(nanos, open == null ? open(files) : open);
        } finally {
            if (lock == null || !isStillThere()) {
                // Closing also gives back what was got at the last moment.
                forget();
            }
        }
        return channel == null ? null : lock;
    }

    void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            forget();
        }
    }

    /** Opens the file that has the name both before and after, so that the key is the key of what was opened. */
    private FileChannel open(PrivateFiles files) throws IOException {
        while (true) {
            Object before = key();
            if (before == null) {
                create(files);
                continue;
            }
            FileChannel opened = files.append(file);
            if (before.equals(key())) {
                channel = opened;
                fileKey = before;
                return opened;
            }
            opened.close();
        }
    }

    private void create(PrivateFiles files) throws IOException {
        try {
            files.create(file).close();
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its file serves both.
        }
    }

    /** False once somebody has deleted or replaced the file: its lock then keeps nobody out. */
    boolean isStillThere() throws IOException {
        return fileKey != null && fileKey.equals(key());
    }

    private @Nullable Object key() throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(file);
        return attributes == null ? null : attributes.fileKey();
    }

    /** Closes the descriptor, and with it whatever lock it had; the next attempt opens the file again. */
    private void forget() {
        FileChannel open = channel;
        channel = null;
        fileKey = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The descriptor is gone either way.
            }
        }
    }
}
