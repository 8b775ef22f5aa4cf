package taskmgmt.journal.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Shows that a process is watching the command that works on a task: a file-system lock, which is released when the process ends,
 * however it ends, and does not survive a restart of the machine. It needs neither clock nor process id.
 *
 * <p>The file is named by the hash of the task's id, because an id may contain more than a file name can; the id itself is in the
 * file, for people. The file is deleted when the watching ends; one that is left behind is not locked.
 */
public final class RunLock implements AutoCloseable {
    /**
     * The locks that this process holds. It must not even open and close one of their files: that would release the lock, see
     * {@link LockFile}.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final PrivateFiles files;
    private final FileChannel channel;

    private RunLock(Path file, PrivateFiles files, FileChannel channel) {
        this.file = file;
        this.files = files;
        this.channel = channel;
    }

    /** What the lock of a task says about the process that runs it. */
    public enum State {
        /** There is no lock: no process runs the task in this way, or it has not started to. */
        NONE,
        /** A process is watching it. */
        HELD,
        /** The process that watched it is gone. */
        FREE
    }

    /** Takes the lock of a task in this log directory; waits for processes that are only looking at it. */
    public static RunLock take(Path logDirectory, String taskId) throws IOException {
        return take(logDirectory, taskId, PrivateFiles.SYSTEM);
    }

    /** {@link #take(Path, String)} on another file system. */
    public static RunLock take(Path logDirectory, String taskId, PrivateFiles files) throws IOException {
        Path file = file(logDirectory, taskId);
        files.ensureOwnDirectory(PrivateFiles.directoryOf(file));
        OWN.add(file);
        try {
            FileChannel channel = files.replace(file);
            channel.lock();
            PrivateFiles.writeFully(channel, ByteBuffer.wrap((taskId + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return new RunLock(file, files, channel);
        } catch (IOException | RuntimeException e) {
            OWN.remove(file);
            throw e;
        }
    }

    private static Path file(Path logDirectory, String taskId) {
        byte[] id = taskId.getBytes(StandardCharsets.UTF_8);
        return logDirectory.toAbsolutePath().normalize().resolve(LogFiles.RUNS).resolve(Sha256.hex(id, 0, id.length) + ".lock");
    }

    /** Whether a process holds the lock of a task. */
    public static State state(Path logDirectory, String taskId) {
        Path file = file(logDirectory, taskId);
        if (OWN.contains(file)) {
            return State.HELD;
        }
        try (FileChannel channel = PrivateFiles.SYSTEM.readIfExists(file)) {
            return channel == null ? State.NONE : state(channel);
        } catch (IOException _) {
            return State.NONE; // without permission to look, nothing is known of the lock
        }
    }

    private static State state(FileChannel channel) throws IOException {
        try (@Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null ? State.HELD : State.FREE;
        } catch (OverlappingFileLockException _) {
            return State.HELD;
        }
    }

    /** Deletes what a process that is gone has left behind, unless a process holds it. */
    public static void sweep(Path logDirectory, String taskId) throws IOException {
        if (state(logDirectory, taskId) == State.FREE) {
            PrivateFiles.SYSTEM.delete(file(logDirectory, taskId));
        }
    }

    /** Ends the watching. */
    @Override
    public void close() throws IOException {
        try (channel) {
            files.delete(file);
        } finally {
            OWN.remove(file);
        }
    }
}
