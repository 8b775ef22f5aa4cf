package taskmgmt.change.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.WorkQueue;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;
import taskmgmt.time.Rfc3339;

/** The tasks that schedules add to the queue at some moment. Used under the lock, once. */
final class DueSchedules {
    /** The key of the schedule that added a task. */
    static final String SCHEDULE = "schedule";

    private final WorkQueue queue;
    private final Snapshot now;
    private final List<TaskEvent> events = new ArrayList<>();
    private QueueSettings settings;
    private boolean seen;
    private @Nullable Instant next;

    DueSchedules(QueueSettings settings, WorkQueue queue, Snapshot now) {
        this.settings = settings;
        this.queue = queue;
        this.now = now;
    }

    /** Adds them. */
    DueSchedules bring() throws IOException {
        for (Map.Entry<String, JobSchedule> each : settings.schedules().entrySet()) {
            JobSchedule schedule = each.getValue();
            if (!schedule.next().isAfter(now.now())) {
                List<Task> open = open(each.getKey());
                for (Instant time : schedule.due(now.now())) {
                    bring(each.getKey(), schedule, time, open);
                }
                schedule = schedule.lookedAt(now.now());
                settings = settings.with(each.getKey(), schedule);
                seen = true;
            }
            Instant following = schedule.next();
            next = next == null || following.isBefore(next) ? following : next;
        }
        return this;
    }

    List<TaskEvent> events() {
        return events;
    }

    /**
     * The settings with the handled times; null if none was due. Must be saved after the events are written: until then the same
     * tasks come up again, and are recognized.
     */
    @Nullable QueueSettings after() {
        return seen ? settings : null;
    }

    /** When the next one is due; null if there is no schedule. */
    @Nullable Instant next() {
        return next;
    }

    private List<Task> open(String id) {
        List<Task> open = new ArrayList<>();
        for (Task task : queue.open()) {
            if (id.equals(task.fields().get(SCHEDULE))) {
                open.add(task);
            }
        }
        return open;
    }

    private void bring(String id, JobSchedule schedule, Instant time, List<Task> open) throws IOException {
        String taskId = JobSchedule.taskId(id, time);
        JobSchedule.Overlap overlap = schedule.terms().overlap();
        if (now.task(taskId) != null || overlap == JobSchedule.Overlap.SKIP && !open.isEmpty()) {
            return;
        }
        if (overlap == JobSchedule.Overlap.REPLACE) {
            for (Task task : open) {
                events.add(ChangeTask.event(task, new MoveTask.Cancel("replaced by " + taskId), now));
            }
            open.clear();
        }
        TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, taskId, fields(id, schedule, time));
        now.check(created);
        TaskEvent queued = new TaskEvent(now.now(), EventType.QUEUED, taskId, Map.of("actor", now.actor()));
        events.add(created);
        events.add(queued);
        Task task = TaskFold.apply(null, created);
        task = TaskFold.apply(task, queued);
        if (task != null) {
            open.add(task);
        }
    }

    private Map<String, @Nullable Object> fields(String id, JobSchedule schedule, Instant time) {
        JobSchedule.Work work = schedule.work();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(TaskField.TASK_TYPE.text(), work.type());
        fields.put(TaskField.SUBSYSTEM.text(), work.subsystem());
        fields.put(TaskField.TITLE.text(), work.title());
        fields.put(TaskField.CREATED_BY.text(), now.actor());
        fields.put(TaskField.PRIORITY.text(), work.priority());
        fields.put(Task.JOB, schedule.at(time).toMap());
        fields.put(SCHEDULE, id);
        fields.put("scheduled_for", Rfc3339.format(time));
        return fields;
    }
}
