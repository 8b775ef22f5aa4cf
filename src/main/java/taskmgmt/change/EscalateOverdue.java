package taskmgmt.change;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Escalation;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/**
 * Records overdue tasks as escalated. Candidates are found without the lock, from the open runs of a log; under the lock it is
 * decided which of them are overdue and not escalated yet. So concurrent escalations record each one once. Not thread-safe.
 */
public final class EscalateOverdue {
    /** How many tasks are decided in one transaction: limits how long others wait. */
    private static final int TRANSACTION_TASKS = 1_000;

    private final TaskLog log;

    public EscalateOverdue(TaskLog log) {
        this.log = log;
    }

    /** A task and its escalation. */
    public record Due(Task task, Escalation escalation) {}

    /** The ids of the open runs whose deadlines have passed, in order. */
    public static Set<String> candidates(List<TaskRun> open, Instant now) {
        long nowMicros = Micros.of(now);
        Set<String> ids = new LinkedHashSet<>();
        for (TaskRun run : open) {
            long deadline = run.moments().deadline();
            if (deadline != TaskRun.UNKNOWN && deadline < nowMicros) {
                ids.add(run.id());
            }
        }
        return ids;
    }

    /** The escalations that are due for these tasks at a moment, in order. */
    public static List<Due> due(Collection<Task> tasks, Instant now) {
        List<Due> all = new ArrayList<>();
        for (Task task : tasks) {
            @Nullable Escalation escalation = Escalation.due(task, now);
            if (escalation != null) {
                all.add(new Due(task, escalation));
            }
        }
        return all;
    }

    /**
     * Escalates those tasks for which it is due, and returns them. Leaves out those that the policy denies.
     *
     * @param denied is notified of each task that was left out
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked; what was
     *     written until then stays
     */
    public List<Due> escalate(Set<String> candidates, Warnings denied) throws IOException {
        List<String> ids = List.copyOf(candidates);
        List<Due> escalated = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += TRANSACTION_TASKS) {
            Decision decision = new Decision(Set.copyOf(ids.subList(i, Math.min(i + TRANSACTION_TASKS, ids.size()))));
            ChangeSet written = log.appendAllowed(decision, denied);
            decision.addWritten(written, escalated);
        }
        return escalated;
    }

    /** The escalations due for some tasks at the time of their transaction. */
    private static final class Decision implements Change {
        private final Set<String> ids;
        private List<Due> decided = List.of();

        Decision(Set<String> ids) {
            this.ids = ids;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            decided = due(now.tasks(ids).values(), now.now());
            List<TaskEvent> events = new ArrayList<>();
            for (Due due : decided) {
                events.add(new TaskEvent(now.now(), EventType.ESCALATED, due.task().id(), due.escalation().fields(now.actor())));
            }
            return new ChangeSet(List.of(), events);
        }

        void addWritten(ChangeSet written, List<Due> escalated) {
            Set<String> writtenIds = new HashSet<>();
            for (TaskEvent event : written.events()) {
                writtenIds.add(event.taskId());
            }
            for (Due due : decided) {
                if (writtenIds.contains(due.task().id())) {
                    escalated.add(due);
                }
            }
        }
    }
}
