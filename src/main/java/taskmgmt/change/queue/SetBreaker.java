package taskmgmt.change.queue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.queue.BreakerRule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.TaskLog;

/** Sets the breaker of a type of tasks. Not thread-safe. */
public final class SetBreaker {
    private final TaskLog log;

    public SetBreaker(TaskLog log) {
        this.log = log;
    }

    /**
     * Sets the breaker, or removes it if the rule is null, and records that; nothing is written if nothing changes.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids it
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged, cannot be written, or stay locked
     */
    public void set(String type, @Nullable BreakerRule rule) throws IOException {
        QueueChange.make(log, new Setting(type, rule));
    }

    private record Setting(String type, @Nullable BreakerRule rule) implements QueueChange.Decision {
        @Override
        public QueueChange.@Nullable Outcome over(QueueSettings before) {
            QueueSettings after = before.withBreaker(type, rule);
            if (after.equals(before)) {
                return null;
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.BREAKER, type);
            if (rule != null) {
                metadata.putAll(rule.toMap());
            }
            return new QueueChange.Outcome(after, AuditTerms.QUEUE_CHANGED, metadata);
        }
    }
}
