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
     * Adds what the event says besides that it happened; runs under the lock. Public as every method of an interface, but
     * only for this room, whose {@link EventFields} it takes.
     */
    void describe(EventFields fields, Task task, Snapshot now) throws IOException;

    /** The worker is still there, and that is all. */
    record Heartbeat() implements TaskRequest {
        @Override
        public EventType type() {
            return EventType.UPDATED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            // What is said is in the lease.
        }
    }

    /**
     * The same by the worker that has claimed the task: refused where the task has been claimed again since, or given up. Whatever it
     * reports of work that goes on renews its lease; what opens another attempt gives the task back.
     *
     * @param token  of its claim
     * @param length for how long it is renewed; null for as long as before
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
