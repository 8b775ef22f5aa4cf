package taskmgmt.change;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskRun;

/** Changes one task at a time, each in a transaction of its own. When it returns, the change is written. Not thread-safe. */
public final class ChangeTask {
    private final TaskLog log;

    public ChangeTask(TaskLog log) {
        this.log = log;
    }

    /**
     * Applies a request to the task.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     * @throws taskmgmt.task.RefusedException if there is no such task, or its state, what it waits for, or the policy
     *     forbids the change; nothing of it is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public ChangedTask apply(String idOrPrefix, TaskRequest request) throws IOException {
        Decision decision = new Decision(idOrPrefix, request, null);
        TaskEvent written = log.append(decision).events().getFirst();
        return new ChangedTask(decision.after(), written);
    }

    /**
     * Applies to the task what was decided from an earlier look at it, unless it has changed since.
     *
     * @param seen the task as it was then
     * @return null if nothing was done
     */
    public @Nullable ChangedTask applyIfUntouched(TaskRun seen, TaskRequest request) throws IOException {
        return ifUntouched(seen.id(), new Seen(seen.status(), seen.moments().updated()), request);
    }

    /** The same for a task that was read in full. */
    public @Nullable ChangedTask applyIfUntouched(Task seen, TaskRequest request) throws IOException {
        return ifUntouched(seen.id(), new Seen(seen.status(), seen.moments().updated()), request);
    }

    private @Nullable ChangedTask ifUntouched(String id, Seen seen, TaskRequest request) throws IOException {
        Decision decision = new Decision(id, request, seen);
        List<TaskEvent> written = log.append(decision).events();
        return written.isEmpty() ? null : new ChangedTask(decision.after(), written.getFirst());
    }

    /**
     * The current task, including events waiting on the bus; nothing is changed.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     */
    public Task look(String idOrPrefix) throws IOException {
        Look look = new Look(idOrPrefix);
        log.append(look);
        return Objects.requireNonNull(look.found);
    }

    /** The event of this request, for callers that write several in one change. */
    public static TaskEvent event(Task task, TaskRequest request, Snapshot now) throws IOException {
        EventFields fields = EventFields.by(now.actor());
        request.describe(fields, task, now);
        TaskEvent event = new TaskEvent(now.now(), request.type(), task.id(), fields.map());
        now.check(task, event);
        return TaskFold.withDuration(task, event);
    }

    /** No change. */
    private static final class Look implements Change {
        private final String idOrPrefix;
        private @Nullable Task found;

        Look(String idOrPrefix) {
            this.idOrPrefix = idOrPrefix;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            found = now.resolve(idOrPrefix);
            return ChangeSet.NOTHING;
        }
    }

    /** A task's state at an earlier look. */
    private record Seen(Status status, long updated) {}

    /** One change, and its result for the task. */
    private static final class Decision implements Change {
        private final String idOrPrefix;
        private final TaskRequest request;
        private final @Nullable Seen seen;
        private @Nullable Task after;

        Decision(String idOrPrefix, TaskRequest request, @Nullable Seen seen) {
            this.idOrPrefix = idOrPrefix;
            this.request = request;
            this.seen = seen;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Task task = now.resolve(idOrPrefix);
            if (seen != null && (task.status() != seen.status() || task.moments().updated() != seen.updated())) {
                return ChangeSet.NOTHING;
            }
            TaskEvent event = event(task, request, now);
            after = TaskFold.apply(task, event);
            return ChangeSet.of(event);
        }

        Task after() {
            if (after == null) {
                throw new IllegalStateException("nothing has been decided about " + idOrPrefix);
            }
            return after;
        }
    }
}
