package taskmgmt.change;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.lease.Lease;

/** A request to {@link ChangeTask}, independent of the task. It becomes one event. */
public sealed interface TaskRequest permits MoveTask, UpdateTask, ReportProgress, RecordSnapshot, TaskRequest.Heartbeat, TaskRequest.Fenced {
    EventType type();

    /**
     * Adds the content of the event; runs under the lock. Public because it is a method of an interface, but usable only in this
     * room, whose {@link EventFields} it takes.
     */
    void describe(EventFields fields, Task task, Snapshot now) throws IOException;

    /** Reports only that the worker is still there. */
    record Heartbeat() implements TaskRequest {
        @Override
        public EventType type() {
            return EventType.UPDATED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            // The lease says it all.
        }
    }

    /**
     * A request by the worker that has claimed the task: refused if the task has been claimed again since, or given up. A report on
     * work in progress renews the lease; opening another attempt returns the task.
     *
     * @param token  of the worker's claim
     * @param length how long the lease is renewed for; null for as long as before
     */
    record Fenced(TaskRequest request, long token, @Nullable Duration length) implements TaskRequest {
        @Override
        public EventType type() {
            return request.type();
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) throws IOException {
            Lease lease = Lease.held(task, token);
            request.describe(fields, task, now);
            EventType type = type();
            if (type == EventType.RETRYING) {
                fields.putAll(Map.of(Task.LEASE, lease.toMap(Lease.End.RELEASED)));
            } else if (type != EventType.COMPLETED && type != EventType.FAILED) {
                fields.putAll(Map.of(Task.LEASE, lease.renewed(now.now(), length).toMap()));
            }
        }
    }
}
