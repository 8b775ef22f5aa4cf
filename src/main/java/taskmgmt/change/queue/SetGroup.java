package taskmgmt.change.queue;

import java.io.IOException;
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
        return log.exclusively(locked -> {
            log.require(Actions.QUEUE, ProtectedResource.log("queue"), locked);
            QueueSettings before = QueueFile.read(log.directory());
            GroupSettings after = change.apply(before.of(group));
            if (!after.equals(before.of(group))) {
                Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
                metadata.put(AuditTerms.GROUP, group);
                metadata.putAll(QueueSettings.toMap(after));
                log.write(new AuditEntry(locked.now(), locked.actor(), AuditTerms.QUEUE_CHANGED, LogFiles.QUEUE, Map.of(), metadata, null), locked);
                QueueFile.write(before.with(group, after), log.directory(), log.disk());
            }
            return after;
        });
    }
}
