package taskmgmt.change.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.queue.Job;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Queues ended tasks again: a failed or cancelled task as another attempt, a completed one as a new task that names it in {@code
 * rerun_of}. Not thread-safe.
 */
public final class RestartJob {
    private static final List<TaskField> KEPT = List.of(TaskField.TASK_TYPE, TaskField.SUBSYSTEM, TaskField.TITLE, TaskField.DESCRIPTION,
            TaskField.PRIORITY, TaskField.TAGS, TaskField.INPUT);

    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public RestartJob(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * What was done.
     *
     * @param task  as it was before
     * @param rerun the id of the task that now runs; null if it is the same one
     */
    public record Outcome(Task task, @Nullable String rerun) {}

    /**
     * Queues the task again.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     * @throws RefusedException if there is no such task, it executes nothing, has not ended, or was opened again too often
     */
    public Outcome restart(String idOrPrefix) throws IOException {
        List<Outcome> outcome = new ArrayList<>();
        log.append(now -> {
            Task task = now.resolve(idOrPrefix);
            outcome.clear();
            if (Job.of(task) == null) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " executes nothing, so no worker can run it again");
            }
            if (!task.status().isTerminal()) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " is " + task.status().text() + ": it has not ended");
            }
            if (task.status() != Status.COMPLETED) {
                outcome.add(new Outcome(task, null));
                return ChangeSet.of(new TaskEvent(now.now(), EventType.RETRYING, task.id(), OpenAgain.again(task, now.actor())));
            }
            TaskEvent created = rerun(task, now);
            outcome.add(new Outcome(task, created.taskId()));
            return ChangeSet.of(created, new TaskEvent(now.now(), EventType.QUEUED, created.taskId(), Map.of("actor", now.actor())));
        });
        return outcome.getFirst();
    }

    private TaskEvent rerun(Task task, Snapshot now) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (TaskField field : KEPT) {
            Object value = task.value(field);
            if (value != null) {
                fields.put(field.text(), value);
            }
        }
        fields.put(TaskField.CREATED_BY.text(), now.actor());
        fields.put(Task.JOB, task.fields().get(Task.JOB));
        fields.put(NewTask.RERUN_OF, task.id());
        TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, now.freeTaskId(task.subsystem(), task.type(), random), fields);
        now.check(created);
        return created;
    }
}
