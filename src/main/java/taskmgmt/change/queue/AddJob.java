package taskmgmt.change.queue;

import java.io.IOException;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.queue.Job;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;

/** Adds tasks that a worker executes, each in a transaction of its own. Not thread-safe. */
public final class AddJob {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random where generated ids come from */
    public AddJob(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * Registers the task.
     *
     * @param queued whether it waits for a worker at once; one that does not, waits for somebody to queue it
     * @throws RefusedException as {@link CreateTask#create} has it, and where the command has a secret in it: the log does not keep
     *     secrets, and what it keeps is what is run
     */
    public CreateTask.Created add(NewTask task, Job job, boolean queued) throws IOException {
        return new CreateTask(log, random).createUnlessOpen(task.executing(withoutSecrets(job, log), queued));
    }

    /** The job as the log keeps it. */
    static Map<String, @Nullable Object> withoutSecrets(Job job, TaskLog log) throws IOException {
        Map<String, @Nullable Object> kept = job.toMap();
        if (!kept.equals(log.kept(Task.JOB, kept))) {
            throw new RefusedException(Refusal.INVALID, "the command has a secret in it, which the log would keep: put it into a file or"
                    + " the environment of the worker, and have the command read it there");
        }
        return kept;
    }
}
