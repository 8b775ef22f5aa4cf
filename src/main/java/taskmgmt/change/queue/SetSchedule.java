package taskmgmt.change.queue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;

/** Adds and removes schedules of the queue; each change is recorded. Not thread-safe. */
public final class SetSchedule {
    private final TaskLog log;

    public SetSchedule(TaskLog log) {
        this.log = log;
    }

    /**
     * Adds one.
     *
     * @throws RefusedException if there is one of that id already, the policy forbids it, or the log would keep a secret
     */
    public void add(String id, JobSchedule schedule) throws IOException {
        AddJob.withoutSecrets(schedule.job(), log);
        QueueChange.make(log, new Setting(id, schedule));
    }

    /** @throws RefusedException if there is none of that id, or the policy forbids it */
    public void remove(String id) throws IOException {
        QueueChange.make(log, new Setting(id, null));
    }

    private record Setting(String id, @Nullable JobSchedule schedule) implements QueueChange.Decision {
        @Override
        public QueueChange.Outcome over(QueueSettings before) {
            boolean known = before.schedules().containsKey(id);
            if (known && schedule != null) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "there is a schedule " + id + ": 'task-mgmt queue unschedule " + id + "' removes it");
            }
            if (!known && schedule == null) {
                throw new RefusedException(Refusal.NOT_FOUND, "no schedule '" + id + "'" + Suggestion.sentence(id, before.schedules().keySet()));
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.SCHEDULE, id);
            if (schedule != null) {
                metadata.put(AuditTerms.CRON, schedule.cron().text());
                metadata.put(AuditTerms.ZONE, schedule.cron().zone().getId());
            }
            return new QueueChange.Outcome(before.with(id, schedule),
                    schedule == null ? AuditTerms.SCHEDULE_REMOVED : AuditTerms.SCHEDULE_ADDED, metadata);
        }
    }
}
