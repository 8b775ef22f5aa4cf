package taskmgmt.change.watch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.alert.AlertHistory;
import taskmgmt.alert.AlertRule;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Records deliveries of alerts as escalations of the rule's task, and reads them. Not thread-safe. */
public final class RecordDelivery {
    private final TaskLog log;

    public RecordDelivery(TaskLog log) {
        this.log = log;
    }

    /**
     * Records one.
     *
     * @param error why it failed; null if it did not
     * @param test  whether what was delivered was made up
     * @throws RefusedException if the rule is gone meanwhile, or the policy forbids it
     */
    public void record(String taskId, Alert alert, @Nullable String error, boolean test) throws IOException {
        log.append(now -> {
            Task task = now.task(taskId);
            if (task == null || task.status().isTerminal() || !task.type().equals(AlertRule.TYPE)) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "the alert of task " + taskId + " was removed");
            }
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("actor", now.actor());
            fields.put(TaskField.ESCALATION.text(), AlertHistory.escalation(alert, error, test));
            return ChangeSet.of(new TaskEvent(now.now(), EventType.ESCALATED, taskId, fields));
        });
    }

    /** What has been delivered by the rule of a task. */
    public static AlertHistory history(LogReader logs, String taskId) throws IOException {
        AlertHistory history = new AlertHistory();
        logs.events(Set.of(taskId), new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                if (event.type() == EventType.ESCALATED && event.taskId().equals(taskId)) {
                    history.add(event.object(TaskField.ESCALATION.text()));
                }
            }
        });
        return history;
    }
}
