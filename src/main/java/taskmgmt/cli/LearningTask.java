package taskmgmt.cli;

import java.io.IOException;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.Snapshot;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;

/** Finds the task that a command on learning names. */
final class LearningTask {
    private LearningTask() {}

    /** The task; {@link RefusedException} where there is none, or it has nothing to do with learning. */
    static Task resolve(Snapshot now, String idOrPrefix) throws IOException {
        Task task = now.resolve(idOrPrefix);
        if (!LearningActivity.is(task)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " is one of " + task.subsystem()
                    + ", not of learning: use the commands for tasks");
        }
        return task;
    }
}
