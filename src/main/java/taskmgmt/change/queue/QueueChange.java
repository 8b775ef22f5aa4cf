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

/** Changes the settings of the queue under the lock of the log: the decision is first recorded, then written to the file. */
final class QueueChange implements LoggedAct {
    private final TaskLog log;
    private final Decision decision;
    private QueueSettings after = QueueSettings.USUAL;

    private QueueChange(TaskLog log, Decision decision) {
        this.log = log;
        this.decision = decision;
    }

    /** Decides on the new settings. */
    interface Decision {
        /** Null if nothing changes, in which case nothing is written. */
        @Nullable Outcome over(QueueSettings before);
    }

    /**
     * What was decided.
     *
     * @param action   the action in the audit log
     * @param metadata its metadata in the audit log
     */
    record Outcome(QueueSettings after, String action, Map<String, @Nullable Object> metadata) {}

    /**
     * Makes the decision and carries it out.
     *
     * @throws taskmgmt.task.RefusedException if the decision or the policy refuses it
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged, cannot be written, or stay locked
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
