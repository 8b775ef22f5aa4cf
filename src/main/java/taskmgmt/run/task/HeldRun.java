package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.machine.Processes;
import taskmgmt.store.Warnings;

/**
 * Shows that this process works on a task, by a kernel lock that ends with the process. If the lock is free, no process works
 * on the task any more.
 */
public final class HeldRun implements AutoCloseable {
    private final @Nullable RunLock lock;

    private HeldRun(@Nullable RunLock lock) {
        this.lock = lock;
    }

    /** The start of a task by this process. */
    public static MoveTask.Start start(Processes processes) {
        return new MoveTask.Start(Owners.named(processes, ProcessHandle.current().pid()));
    }

    /** Whether a process works on the task, and holds its lock to show that. */
    public static boolean isHeld(Path logDirectory, String taskId) {
        return RunLock.state(logDirectory, taskId) == RunLock.State.HELD;
    }

    /** Takes the lock of a task in this log directory. */
    public static HeldRun of(Path logDirectory, String taskId, Warnings warnings) {
        return of(logDirectory, taskId, PrivateFiles.SYSTEM, warnings);
    }

    /**
     * Without the lock others recognize this process only by its id, which is no reason not to run what is already started.
     */
    static HeldRun of(Path logDirectory, String taskId, PrivateFiles disk, Warnings warnings) {
        try {
            return new HeldRun(RunLock.take(logDirectory, taskId, disk));
        } catch (IOException e) {
            warnings.say("the lock of " + taskId + " cannot be taken: " + e.getMessage());
            return new HeldRun(null);
        }
    }

    /** The lock is released in any case; a file that cannot be deleted is no reason to fail. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException _) {
            return; // the file is not locked, so a sweep will delete it
        }
    }
}
