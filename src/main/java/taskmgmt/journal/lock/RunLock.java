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
 * The word of a process that it watches the command that works on a task: a lock of the file system, which goes when the process
 * does, however it ends, and does not survive a start of the machine. No clock and no process number is involved.
 *
 * <p>The file is named by the hash of the task's id, which may hold more than a file name does; the id is in it, for people. It is
 * taken away when the watching ends; one that is left has nobody who holds it.
 */
public final class RunLock implements AutoCloseable {
    /**
     * Those that this process holds. It may not so much as open and close one of their files: that would give back the lock, see
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

    /** What the lock of a task says of whoever runs it. */
    public enum State {
        /** There is none: nobody runs it in this way, or it has not begun to. */
        NONE,
        /** Somebody is watching it. */
        HELD,
        /** Whoever watched it is gone. */
        FREE
    }

    /** Takes the lock of a task in this log directory; it waits for somebody who has only come to look. */
    public static RunLock take(Path logDirectory, String taskId) throws IOException {
        return take(logDirectory, taskId, PrivateFiles.SYSTEM);
    }

    /** {@link #take(Path, String)} on another file system than the usual one. */
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

    /** Whether somebody holds the lock of a task. */
    public static State state(Path logDirectory, String taskId) {
        Path file = file(logDirectory, taskId);
        if (OWN.contains(file)) {
            return State.HELD;
        }
        try (FileChannel channel = PrivateFiles.SYSTEM.readIfExists(file)) {
            return channel == null ? State.NONE : state(channel);
        } catch (IOException _) {
            return State.NONE; // whoever may not look at it knows no more than without it
        }
    }

    private static State state(FileChannel channel) throws IOException {
        try (@Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null ? State.HELD : State.FREE;
        } catch (OverlappingFileLockException _) {
            return State.HELD;
        }
    }

    /** Takes away what a process left that is gone; not where somebody holds it. */
    public static void sweep(Path logDirectory, String taskId) throws IOException {
        if (state(logDirectory, taskId) == State.FREE) {
            PrivateFiles.SYSTEM.delete(file(logDirectory, taskId));
        }
    }

    /** The watching has ended. */
    @Override
    public void close() throws IOException {
        try (channel) {
            files.delete(file);
        } finally {
            OWN.remove(file);
        }
    }
}
