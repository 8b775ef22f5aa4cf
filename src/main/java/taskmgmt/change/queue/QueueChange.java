package taskmgmt.change.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.queue.QueueSettings;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;

/** Changes the settings of the queue while the log is locked: what is decided over them is put on record, and then written. */
final class QueueChange implements LoggedAct {
    private final TaskLog log;
    private final Decision decision;
    private QueueSettings after = QueueSettings.USUAL;

    private QueueChange(TaskLog log, Decision decision) {
        this.log = log;
        this.decision = decision;
    }

    /** What is to become of the settings. */
    interface Decision {
        /** Null where nothing changes, so that nothing is written. */
        @Nullable Outcome over(QueueSettings before);
    }

    /**
     * What was decided.
     *
     * @param action   what it is called in the audit log
     * @param metadata what the audit log says of it
     */
    record Outcome(QueueSettings after, String action, Map<String, @Nullable Object> metadata) {}

    /**
     * Decides and carries it out.
     *
     * @throws taskmgmt.task.RefusedException where the decision or the policy refuses it
     * @throws taskmgmt.journal.JournalException where the logs or the settings are damaged, cannot be written, or stay locked
     */
    static void make(TaskLog log, Decision decision) throws IOException {
        log.act(Actions.QUEUE, ProtectedResource.log("queue"), new QueueChange(log, decision));
    }

    @Override
    public @Nullable AuditEntry entry(Instant now, String actor) throws IOException {
        Outcome outcome = decision.over(QueueFile.read(log.directory()));
        if (outcome == null) {
            return null;
        }
        after = outcome.after();
        return new AuditEntry(now, actor, outcome.action(), LogFiles.QUEUE, Map.of(), outcome.metadata(), null);
    }

    @Override
    public void carryOut() throws IOException {
        QueueFile.write(after, log.directory(), log.disk());
    }
}
