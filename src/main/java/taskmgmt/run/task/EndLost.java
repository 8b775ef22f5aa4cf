package taskmgmt.run.task;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.WorkFigures;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskRun;

/**
 * Ends active tasks as failed if their process is gone without having reported how the work ended, each in its own transaction.
 * Not thread-safe.
 */
public final class EndLost {
    /** The error of such a task. */
    public static final String ERROR = "lost";

    private final TaskLog log;

    public EndLost(TaskLog log) {
        this.log = log;
    }

    /**
     * Ends the task, unless it has changed since it was judged: someone may have finished it or started it again.
     *
     * @param seen the active task as it was judged
     * @return the current task; null if it is no longer lost
     * @throws taskmgmt.task.RefusedException if the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public @Nullable ChangedTask end(TaskRun seen) throws IOException {
        MoveTask.Fail lost = new MoveTask.Fail(ERROR, Map.of("lost_because", "the process that worked on it has ended"), WorkFigures.NONE);
        ChangedTask ended = new ChangeTask(log).applyIfUntouched(seen, lost);
        if (ended != null) {
            RunLock.sweep(log.directory(), seen.id());
        }
        return ended;
    }
}
