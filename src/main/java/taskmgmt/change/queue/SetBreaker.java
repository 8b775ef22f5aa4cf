package taskmgmt.change.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.queue.BreakerRule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;

/** Sets the breaker of a type of tasks. Not thread-safe. */
public final class SetBreaker {
    private final TaskLog log;

    public SetBreaker(TaskLog log) {
        this.log = log;
    }

    /**
     * Sets it, or takes it away where the rule is null, and puts that on record; nothing is written where it is so already.
     *
     * @throws taskmgmt.task.RefusedException where the policy forbids it
     * @throws taskmgmt.journal.JournalException where the logs or the settings are damaged, cannot be written, or stay locked
     */
    public void set(String type, @Nullable BreakerRule rule) throws IOException {
        log.act(Actions.QUEUE, ProtectedResource.log("queue"), new Setting(type, rule));
    }

    private final class Setting implements LoggedAct {
        private final String type;
        private final @Nullable BreakerRule rule;
        private QueueSettings after = QueueSettings.USUAL;

        Setting(String type, @Nullable BreakerRule rule) {
            this.type = type;
            this.rule = rule;
        }

        @Override
        public @Nullable AuditEntry entry(Instant now, String actor) throws IOException {
            QueueSettings before = QueueFile.read(log.directory());
            after = before.withBreaker(type, rule);
            if (after.equals(before)) {
                return null;
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.BREAKER, type);
            if (rule != null) {
                metadata.putAll(rule.toMap());
            }
            return new AuditEntry(now, actor, AuditTerms.QUEUE_CHANGED, LogFiles.QUEUE, Map.of(), metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            QueueFile.write(after, log.directory(), log.disk());
        }
    }
}
