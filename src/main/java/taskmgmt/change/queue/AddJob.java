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

    /** @param random source of generated ids */
    public AddJob(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * Registers the task.
     *
     * @param queued whether it waits for a worker from the start; otherwise it must be queued later
     * @throws RefusedException as for {@link CreateTask#create}, and if the command contains a secret: the log does not keep
     *     secrets, and what is run is what it keeps
     */
    public CreateTask.Created add(NewTask task, Job job, boolean queued) throws IOException {
        return new CreateTask(log, random).createUnlessOpen(task.executing(withoutSecrets(job, log), queued));
    }

    /** The job in the form kept in the log. */
    static Map<String, @Nullable Object> withoutSecrets(Job job, TaskLog log) throws IOException {
        Map<String, @Nullable Object> kept = job.toMap();
        if (!kept.equals(log.kept(Task.JOB, kept))) {
            throw new RefusedException(Refusal.INVALID, "the command has a secret in it, which the log would keep: put it into a file or"
                    + " the environment of the worker, and have the command read it there");
        }
        return kept;
    }
}
