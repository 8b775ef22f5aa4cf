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
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;

/** Adds and removes schedules of the queue; each is on record. Not thread-safe. */
public final class SetSchedule {
    private final TaskLog log;

    public SetSchedule(TaskLog log) {
        this.log = log;
    }

    /**
     * Adds one.
     *
     * @throws RefusedException where there is one of that id already, the policy forbids it, or the log would keep a secret
     */
    public void add(String id, JobSchedule schedule) throws IOException {
        AddJob.withoutSecrets(schedule.job(), log);
        log.act(Actions.QUEUE, ProtectedResource.log("queue"), new Setting(id, schedule));
    }

    /** @throws RefusedException where there is none of that id, or the policy forbids it */
    public void remove(String id) throws IOException {
        log.act(Actions.QUEUE, ProtectedResource.log("queue"), new Setting(id, null));
    }

    private final class Setting implements LoggedAct {
        private final String id;
        private final @Nullable JobSchedule schedule;
        private QueueSettings after = QueueSettings.USUAL;

        Setting(String id, @Nullable JobSchedule schedule) {
            this.id = id;
            this.schedule = schedule;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            QueueSettings before = QueueFile.read(log.directory());
            boolean known = before.schedules().containsKey(id);
            if (known && schedule != null) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "there is a schedule " + id + ": 'task-mgmt queue unschedule " + id + "' removes it");
            }
            if (!known && schedule == null) {
                throw new RefusedException(Refusal.NOT_FOUND, "no schedule '" + id + "'" + Suggestion.sentence(id, before.schedules().keySet()));
            }
            after = before.with(id, schedule);
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.SCHEDULE, id);
            if (schedule != null) {
                metadata.put(AuditTerms.CRON, schedule.cron().text());
                metadata.put(AuditTerms.ZONE, schedule.cron().zone().getId());
            }
            return new AuditEntry(now, actor, schedule == null ? AuditTerms.SCHEDULE_REMOVED : AuditTerms.SCHEDULE_ADDED, LogFiles.QUEUE, Map.of(),
                    metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            QueueFile.write(after, log.directory(), log.disk());
        }
    }
}
