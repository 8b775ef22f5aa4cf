package taskmgmt.api;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.machine.Processes;
import taskmgmt.run.task.Owners;

/**
 * The word of this process that it works on a task: a lock of the kernel that ends with the process. Others who find it free know that
 * nobody works on the task any more.
 */
final class HeldTask implements AutoCloseable {
    private final @Nullable RunLock lock;

    private HeldTask(@Nullable RunLock lock) {
        this.lock = lock;
    }

    /** The start of a task by this process. */
    static MoveTask.Start start() {
        Map<String, @Nullable Object> owner = Owners.named(Processes.local(), ProcessHandle.current().pid());
        return new MoveTask.Start(owner);
    }

    /** Without the lock others know this process by its number only, which is no reason not to work. */
    static HeldTask of(String id, LogAccess log) {
        try {
            return new HeldTask(RunLock.take(log.directory(), id));
        } catch (IOException e) {
            log.notice("the lock of " + id + " cannot be taken: " + e.getMessage());
            return new HeldTask(null);
        }
    }

    /** What is left of the file has nobody who holds it, and is taken away by whoever sweeps. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException _) {
            return;
        }
    }
}
