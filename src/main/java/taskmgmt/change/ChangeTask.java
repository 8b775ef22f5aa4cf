package taskmgmt.change;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/** Changes one task at a time, each in a transaction of its own. When it returns, the change is written. Not thread-safe. */
public final class ChangeTask {
    private final TaskLog log;

    public ChangeTask(TaskLog log) {
        this.log = log;
    }

    /**
     * Does to the task what is asked.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     * @throws taskmgmt.task.RefusedException where there is no such task, or its state, what it waits for, or the policy
     *     forbids the change; nothing of it is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
     */
    public ChangedTask apply(String idOrPrefix, TaskRequest request) throws IOException {
        Decision decision = new Decision(idOrPrefix, request);
        TaskEvent written = log.append(decision).events().getFirst();
        return new ChangedTask(decision.after(), written);
    }

    /** One change, and what it makes of the task. */
    private static final class Decision implements Change {
        private final String idOrPrefix;
        private final TaskRequest request;
        private @Nullable Task after;

        Decision(String idOrPrefix, TaskRequest request) {
            this.idOrPrefix = idOrPrefix;
            this.request = request;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Task task = now.resolve(idOrPrefix);
            EventFields fields = EventFields.by(now.actor());
            request.describe(fields, task, now);
            TaskEvent event = new TaskEvent(now.now(), request.type(), task.id(), fields.map());
            now.check(task, event);
            event = TaskFold.withDuration(task, event);
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
