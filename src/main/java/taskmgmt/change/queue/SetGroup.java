package taskmgmt.change.queue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.queue.GroupSettings;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.TaskLog;

/** Changes the settings of a queue group. Not thread-safe. */
public final class SetGroup {
    private final TaskLog log;

    public SetGroup(TaskLog log) {
        this.log = log;
    }

    /**
     * Changes the settings of a group, and records that; nothing is written if nothing changes.
     *
     * @return the settings as they are now
     * @throws taskmgmt.task.RefusedException if the policy forbids it
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged, cannot be written, or stay locked
     */
    public GroupSettings apply(String group, UnaryOperator<GroupSettings> change) throws IOException {
        Setting setting = new Setting(group, change);
        QueueChange.make(log, setting);
        return setting.now;
    }

    private static final class Setting implements QueueChange.Decision {
        private final String group;
        private final UnaryOperator<GroupSettings> change;
        private GroupSettings now = GroupSettings.USUAL;

        Setting(String group, UnaryOperator<GroupSettings> change) {
            this.group = group;
            this.change = change;
        }

        @Override
        public QueueChange.@Nullable Outcome over(QueueSettings before) {
            now = change.apply(before.of(group));
            if (now.equals(before.of(group))) {
                return null;
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.GROUP, group);
            metadata.putAll(QueueSettings.toMap(now));
            return new QueueChange.Outcome(before.with(group, now), AuditTerms.QUEUE_CHANGED, metadata);
        }
    }
}
