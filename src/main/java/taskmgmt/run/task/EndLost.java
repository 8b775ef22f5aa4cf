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
 * Ends active tasks as failed whose process is gone without having said how the work ended, each in a transaction of its own. Not
 * thread-safe.
 */
public final class EndLost {
    /** The error of such a task. */
    public static final String ERROR = "lost";

    private final TaskLog log;

    public EndLost(TaskLog log) {
        this.log = log;
    }

    /**
     * Ends the task, unless something has happened to it since it was judged: somebody may have finished it or begun again.
     *
     * @param seen the active task as it was judged
     * @return the task as it is now; null where it is not lost any more
     * @throws taskmgmt.task.RefusedException where the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
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
