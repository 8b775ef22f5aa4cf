package taskmgmt.change.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.queue.GroupSettings;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;

/** Sets what holds for a group of the queue. Not thread-safe. */
public final class SetGroup {
    private final TaskLog log;

    public SetGroup(TaskLog log) {
        this.log = log;
    }

    /**
     * Changes the settings of a group, and puts that on record; nothing is written where they are so already.
     *
     * @return the settings as they are now
     * @throws taskmgmt.task.RefusedException where the policy forbids it
     * @throws taskmgmt.journal.JournalException where the logs or the settings are damaged, cannot be written, or stay locked
     */
    public GroupSettings apply(String group, UnaryOperator<GroupSettings> change) throws IOException {
        Setting setting = new Setting(group, change);
        log.act(Actions.QUEUE, ProtectedResource.log("queue"), setting);
        return setting.after;
    }

    private final class Setting implements LoggedAct {
        private final String group;
        private final UnaryOperator<GroupSettings> change;
        private QueueSettings before = QueueSettings.USUAL;
        private GroupSettings after = GroupSettings.USUAL;

        Setting(String group, UnaryOperator<GroupSettings> change) {
            this.group = group;
            this.change = change;
        }

        @Override
        public @Nullable AuditEntry entry(Instant now, String actor) throws IOException {
            before = QueueFile.read(log.directory());
            after = change.apply(before.of(group));
            if (after.equals(before.of(group))) {
                return null;
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.GROUP, group);
            metadata.putAll(QueueSettings.toMap(after));
            return new AuditEntry(now, actor, AuditTerms.QUEUE_CHANGED, LogFiles.QUEUE, Map.of(), metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            QueueFile.write(before.with(group, after), log.directory(), log.disk());
        }
    }
}
