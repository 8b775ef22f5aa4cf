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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * The one descriptor that this process has for a lock file, and the lock in memory that goes with it.
 *
 * <p>POSIX drops all of a process's locks on a file as soon as the process closes <em>any</em> descriptor of that file, without
 * telling the users of the others. So each process has one descriptor, which stays open. That is a property of the process, hence the
 * static table, the only one in this program.
 *
 * <p>Handing the lock to a sleeping process takes longer than a short transaction, so a process that finds it taken tries again after
 * growing pauses, and the others may use the lock in between, one of them many times. A process that has tried in vain for a while
 * waits for the <em>turn</em>: one byte after the lock in the same file, for which the kernel keeps a queue. It keeps the turn until
 * it has the lock, and while any process has the turn, no other takes the lock. So a crowd is served in the order of the queue, and
 * nobody waits for ever behind a process that takes the lock again as soon as it has released it. If a waiting process is killed,
 * the kernel releases both.
 *
 * <p>A thread that may be interrupted makes no blocking call on the channel, since an interrupt would close it. It waits for its turn
 * in a {@link KernelWait} instead, and closes the channel when it gives up. This is also why no process writes its id into the file.
 */
final class LockFile {
    /**
     * Position of the byte that represents the turn, after everything that represents the lock. Earlier versions lock both at once,
     * as the lock alone.
     */
    static final long TURN = 1L << 62;

    private static final long POLLING_NANOS = 500_000_000;
    private static final long FIRST_PAUSE_NANOS = 250_000;
    private static final long LONGEST_PAUSE_NANOS = 16_000_000;

    private static final ConcurrentMap<Path, LockFile> BY_REAL_PATH = new ConcurrentHashMap<>();

    /** Guards all fields below that are not volatile; must be held to call the methods. */
    final ReentrantLock mutex = new ReentrantLock(true);

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable Object fileKey;

    private volatile boolean isHeldHere;
    private volatile long takenHere;

    private LockFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** The process's descriptor for this file. The file's directory is created if it is missing. */
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

    /** The same, if this process has asked for it before; creates nothing. */
    static @Nullable LockFile known(Path file) {
        try {
            return BY_REAL_PATH.get(PrivateFiles.directoryOf(file).toRealPath().resolve(file.getFileName()));
        } catch (IOException _) {
            return null; // there is no such directory, so nothing in it can be locked
        }
    }

    /**
     * Takes the lock if no process has it or has the turn, and makes sure that the locked file is the one that others would lock.
     */
    @Nullable FileLock tryLock(PrivateFiles files) throws IOException {
        while (true) {
            FileChannel open = channel;
            if (open == null) {
                open = open(files);
            }
            FileLock turn = tryLock(open, TURN, 1);
            if (turn == null) {
                return null;
            }
            FileLock lock = tryLock(open, 0, TURN);
            giveBack(turn);
            if (lock == null || isStillThere()) {
                return lock;
            }
            forget();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel open, long position, long size) throws IOException {
        try {
            return open.tryLock(position, size, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * Waits for the lock: tries for a while, then takes its turn.
     *
     * @return null if the file that was locked is no longer the lock's file
     * @throws taskmgmt.journal.LogBusyException if the lock could not be acquired in time
     * @throws InterruptedException if the thread was interrupted before that
     */
    @Nullable FileLock await(PrivateFiles files, LockPatience patience) throws IOException, InterruptedException {
        long pause = FIRST_PAUSE_NANOS;
        for (long waited = 0; waited < POLLING_NANOS; ) {
            long nanos = Math.min(patience.nanos(), pause);
            TimeUnit.NANOSECONDS.sleep(nanos);
            FileLock lock = tryLock(files);
            if (lock != null) {
                return lock;
            }
            waited += nanos;
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
        return awaitTurn(files, patience);
    }

    private @Nullable FileLock awaitTurn(PrivateFiles files, LockPatience patience) throws IOException, InterruptedException {
        FileLock lock = null;
        try {
            KernelWait wait = KernelWait.begin(channel == null ? open(files) : channel);
            while (lock == null) {
                lock = wait.within(patience.nanos());
            }
        } finally {
            if (lock == null || !isStillThere()) {
                // Closing also releases a lock that was granted at the last moment.
                forget();
            }
        }
        return channel == null ? null : lock;
    }

    /**
     * Must be called when a thread of this process has got the lock. Only the holder of the lock in memory increments; others read.
     */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void taken() {
        isHeldHere = true;
        takenHere++;
    }

    void release(FileLock lock) {
        isHeldHere = false;
        giveBack(lock);
    }

    private void giveBack(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            forget();
        }
    }

    /** Whether a thread of this process has the lock. This and the next two methods may be called without the lock in memory. */
    boolean isHeldHere() {
        return isHeldHere;
    }

    /** The holder of the lock, as words for a sentence. */
    String holder() {
        return isHeldHere ? "another thread of this process" : "another process" + LockOwner.of(file);
    }

    /** A value that differs between two moments only if the lock was released in between. */
    String holding() {
        return isHeldHere ? "thread " + takenHere : LockOwner.of(file);
    }

    /** Opens the file whose name it has both before and after opening, so that the key is that of the file that was opened. */
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

    /** False once the file has been deleted or replaced: its lock then keeps no process out. */
    boolean isStillThere() throws IOException {
        return fileKey != null && fileKey.equals(key());
    }

    private @Nullable Object key() throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(file);
        return attributes == null ? null : attributes.fileKey();
    }

    /** Closes the descriptor, which releases any lock it had; the next attempt opens the file again. */
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
