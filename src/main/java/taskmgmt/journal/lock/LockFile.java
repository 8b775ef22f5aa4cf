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
 * <p>A process that gives the lock back and takes it again at once is faster than those whom the kernel has yet to wake, so that they
 * could wait for ever. Whoever has waited for a while among all therefore waits for the <em>turn</em>, which is one byte behind
 * the lock in the same file, and keeps it until it has the lock; as long as anybody has the turn, nobody takes the lock without
 * having waited for the turn. Others are not made to: to hand the lock over to whoever sleeps takes longer than a short transaction.
 * Where somebody who waits is killed, the kernel gives both back.
 *
 * <p>Nobody who may be interrupted calls anything on the channel that blocks, as an interrupt would close it: who waits for the
 * lock has a {@link KernelWait} for that, and closes the channel where it gives up. That is also why nobody's process id is
 * written into the file.
 */
final class LockFile {
    /**
     * Where the byte is that represents the turn, behind all that represents the lock. Earlier versions lock both at once, as the
     * lock alone.
     */
    private static final long TURN = 1L << 62;
    private static final long AMONG_ALL_NANOS = 200_000_000;

    private static final ConcurrentMap<Path, LockFile> BY_REAL_PATH = new ConcurrentHashMap<>();

    /** Guards everything below but what is volatile, and must be held for calling the methods. */
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

    /** Takes the lock if nobody has it nor waits in the queue, and makes sure that what is locked is what the others would lock. */
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
     * Waits for the lock in the kernel's queue, which serves those who wait in turn.
     *
     * @return null if what was locked is not the lock's file any more
     * @throws taskmgmt.journal.LogBusyException if it was not to be had in time
     * @throws InterruptedException if the thread was interrupted before
     */
    @Nullable FileLock await(PrivateFiles files, LockPatience patience) throws IOException, InterruptedException {
        FileLock lock = null;
        try {
            lock = awaitAmongAll(files, patience);
            if (lock == null) {
                lock = awaitTurn(files, patience);
            }
        } finally {
            if (lock == null || !isStillThere()) {
                // Closing also gives back what was got at the last moment.
                forget();
            }
        }
        return channel == null ? null : lock;
    }

    /** Null if somebody is in the queue for the turn already, or this one should join it. */
    private @Nullable FileLock awaitAmongAll(PrivateFiles files, LockPatience patience) throws IOException, InterruptedException {
        FileChannel open = channel == null ? open(files) : channel;
        FileLock turn = tryLock(open, TURN, 1);
        if (turn == null) {
            return null;
        }
        giveBack(turn);
        KernelWait wait = KernelWait.begin(open, 0, TURN);
        FileLock lock = null;
        for (long waited = 0; lock == null && waited < AMONG_ALL_NANOS; ) {
            long nanos = Math.min(patience.nanos(), AMONG_ALL_NANOS - waited);
            lock = wait.within(nanos);
            waited += nanos;
        }
        return lock;
    }

    private FileLock awaitTurn(PrivateFiles files, LockPatience patience) throws IOException, InterruptedException {
        forget(); // and with it the place among all
        FileChannel open = open(files);
        FileLock turn = await(KernelWait.begin(open, TURN, 1), patience);
        FileLock lock = await(KernelWait.begin(open, 0, TURN), patience);
        giveBack(turn);
        return lock;
    }

    private static FileLock await(KernelWait wait, LockPatience patience) throws IOException, InterruptedException {
        FileLock lock = null;
        while (lock == null) {
            lock = wait.within(patience.nanos());
        }
        return lock;
    }

    /** To be called when a thread of this process has got the lock. Only whoever has the lock in memory counts; others read. */
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

    /** Whether a thread of this process has the lock; may be called without the lock in memory, as the next two. */
    boolean isHeldHere() {
        return isHeldHere;
    }

    /** Who has the lock, for a sentence. */
    String holder() {
        return isHeldHere ? "another thread of this process" : "another process" + LockOwner.of(file);
    }

    /** What differs between two moments only if the lock was given back between them. */
    String holding() {
        return isHeldHere ? "thread " + takenHere : LockOwner.of(file);
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
