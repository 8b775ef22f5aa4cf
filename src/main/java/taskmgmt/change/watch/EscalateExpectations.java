package taskmgmt.change.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.expect.RunExpectation;
import taskmgmt.expect.Occurrence;
import taskmgmt.expect.RunOccurrence;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Records missing, late and short expected runs. They are found without the lock; under it, the last escalation of each task
 * decides which of them are not recorded yet. So concurrent calls record each occurrence once. Not thread-safe.
 */
public final class EscalateExpectations {
    private final TaskLog log;

    public EscalateExpectations(TaskLog log) {
        this.log = log;
    }

    /**
     * Records what has not been recorded; returns that, the earliest of each first.
     *
     * @param denied is notified of what the policy denies, which is left out
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public List<RunOccurrence> escalate(List<RunExpectation> expectations, Warnings denied) throws IOException {
        if (expectations.stream().allMatch(each -> each.missed().isEmpty())) {
            return List.of();
        }
        Decision decision = new Decision(expectations);
        Set<TaskEvent> written = new HashSet<>(log.appendAllowed(decision, denied).events());
        List<RunOccurrence> escalated = new ArrayList<>();
        for (RunOccurrence each : decision.due) {
            if (written.stream().anyMatch(isOf(each))) {
                escalated.add(each);
            }
        }
        return escalated;
    }

    private static Predicate<TaskEvent> isOf(RunOccurrence due) {
        Map<String, @Nullable Object> said = due.occurrence().escalation();
        return event -> event.taskId().equals(due.expectation().taskId()) && said.equals(event.fields().get(TaskField.ESCALATION.text()));
    }

    private static final class Decision implements Change {
        private final List<RunExpectation> expectations;
        private final List<RunOccurrence> due = new ArrayList<>();

        Decision(List<RunExpectation> expectations) {
            this.expectations = expectations;
        }

        private static Map<String, @Nullable Object> fields(String actor, Map<String, @Nullable Object> escalation) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("actor", actor);
            fields.put(TaskField.ESCALATION.text(), escalation);
            return fields;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            due.clear();
            List<TaskEvent> events = new ArrayList<>();
            for (RunExpectation each : expectations) {
                Task task = now.task(each.taskId());
                if (task == null || task.status().isTerminal()) {
                    continue;
                }
                Map<String, @Nullable Object> last = TaskEvent.asObject(task.value(TaskField.ESCALATION));
                for (Occurrence occurrence : each.missed()) {
                    if (occurrence.isNewAfter(last)) {
                        last = occurrence.escalation();
                        due.add(new RunOccurrence(each, occurrence));
                        events.add(new TaskEvent(now.now(), EventType.ESCALATED, task.id(), fields(now.actor(), last)));
                    }
                }
            }
            return new ChangeSet(List.of(), events);
        }
    }
}
