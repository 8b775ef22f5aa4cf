package taskmgmt.change;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskRun;

/**
 * Ends active tasks as failed whose process is gone without having said how the work ended, each in a transaction of its own. Not
 * thread-safe.
 */
public final class EndLost {
    /** The error of such a task. */
    public static final String ERROR = "lost";

    private final TaskLog log;

    public EndLost(TaskLog log) {
        this.log = log;
    }

    /**
     * Ends the task, unless something has happened to it since it was judged: somebody may have finished it or begun anew.
     *
     * @param seen the task as it was judged
     * @return the task as it is now; null where it is not lost any more
     * @throws taskmgmt.task.RefusedException where the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
     */
    public @Nullable Task end(TaskRun seen) throws IOException {
        Decision decision = new Decision(seen);
        log.append(decision);
        if (decision.after != null) {
            RunLock.sweep(log.directory(), seen.id());
        }
        return decision.after;
    }

    private static final class Decision implements Change {
        private final TaskRun seen;
        private @Nullable Task after;

        Decision(TaskRun seen) {
            this.seen = seen;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            after = null;
            Task task = now.task(seen.id());
            if (task == null || task.status() != Status.ACTIVE || task.moments().updated() != seen.moments().updated()) {
                return ChangeSet.NOTHING;
            }
            MoveTask.Fail lost = new MoveTask.Fail(ERROR, Map.of("lost_because", "the process that worked on it has ended"),
                    WorkFigures.NONE);
            EventFields fields = EventFields.by(now.actor());
            lost.describe(fields, task, now);
            TaskEvent event = new TaskEvent(now.now(), lost.type(), task.id(), fields.map());
            now.check(task, event);
            event = TaskFold.withDuration(task, event);
            after = TaskFold.apply(task, event);
            return ChangeSet.of(event);
        }
    }
}
