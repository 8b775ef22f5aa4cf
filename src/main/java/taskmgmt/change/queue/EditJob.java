package taskmgmt.change.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.ListChange;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.UpdateTask;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobEdit;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/**
 * Changes the command or the start time of a queued task before a worker starts it. This is checked under the lock of the log:
 * running tasks are not changed. Not thread-safe.
 */
public final class EditJob {
    private final TaskLog log;

    public EditJob(TaskLog log) {
        this.log = log;
    }

    /**
     * Changes it.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     * @param dependsOn  what it waits for
     * @throws RefusedException if there is no such task, it is not waiting, nothing would change, or the log would keep a secret
     */
    public ChangedTask edit(String idOrPrefix, JobEdit edit, TaskDetails details, ListChange dependsOn) throws IOException {
        List<Task> after = new ArrayList<>();
        ChangeSet written = log.append(now -> {
            Task task = now.resolve(idOrPrefix);
            Job job = waiting(task);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            if (!details.isNone() || !dependsOn.isNone()) {
                fields.putAll(ChangeTask.event(task, new UpdateTask(details, ListChange.NONE, dependsOn, null, null), now).fields());
            }
            Job edited = edit.apply(job);
            if (!edited.equals(job)) {
                fields.put(Task.JOB, AddJob.withoutSecrets(edited, log));
            }
            return ChangeSet.of(event(task, fields, after, now));
        });
        return new ChangedTask(after.getFirst(), written.events().getFirst());
    }

    private static TaskEvent event(Task task, Map<String, @Nullable Object> fields, List<Task> after, Snapshot now) {
        if (fields.isEmpty()) {
            throw new RefusedException(Refusal.INVALID, "there is nothing to change about task " + task.id());
        }
        fields.put("actor", now.actor());
        TaskEvent event = new TaskEvent(now.now(), EventType.UPDATED, task.id(), fields);
        now.check(task, event);
        Task changed = TaskFold.apply(task, event);
        after.clear();
        after.add(changed == null ? task : changed);
        return event;
    }

    /** The job of a waiting task; no other can be changed. */
    private static Job waiting(Task task) {
        Job job = Job.of(task);
        if (job == null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " executes nothing: 'task-mgmt task update' changes it");
        }
        if (task.status() != Status.QUEUED && task.status() != Status.RETRYING && task.status() != Status.PENDING) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " is " + task.status().text() + ": only what waits can be changed"
                    + (task.status().isTerminal() ? ", and 'task-mgmt queue restart' has it run again" : ""));
        }
        return job;
    }
}
