package taskmgmt.change.workflow;

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
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;

/** Stores versions of workflows. Not thread-safe. */
public final class KeepWorkflow {
    private final TaskLog log;

    public KeepWorkflow(TaskLog log) {
        this.log = log;
    }

    /**
     * The version that is now stored.
     *
     * @param version the SHA-256 of the text
     * @param isNew   whether the current version was a different one, or there was none
     * @param isSecret whether something in it looks like a secret, which would be removed from a log
     */
    public record Kept(String version, boolean isNew, boolean isSecret) {}

    /**
     * Makes a text the current version of a workflow, and records that; nothing is written if it already is.
     *
     * @param text a valid definition of the workflow with this id
     * @throws taskmgmt.task.RefusedException if the policy forbids it
     * @throws taskmgmt.journal.JournalException if the logs or the index are damaged, cannot be written, or stay locked
     */
    public Kept keep(String id, String text) throws IOException {
        Keeping keeping = new Keeping(id, text);
        log.act(Actions.WORKFLOW, ProtectedResource.log("workflows"), keeping);
        return new Kept(KeptWorkflows.hash(text), keeping.isNew, !text.equals(log.kept("text", text)));
    }

    private final class Keeping implements LoggedAct {
        private final WorkflowFiles files = new WorkflowFiles(log.directory());
        private final String id;
        private final String text;
        private KeptWorkflows after = KeptWorkflows.NONE;
        private boolean isNew;

        Keeping(String id, String text) {
            this.id = id;
            this.text = text;
        }

        @Override
        public @Nullable AuditEntry entry(Instant now, String actor) throws IOException {
            KeptWorkflows before = files.kept();
            KeptWorkflows.Version current = before.current(id);
            KeptWorkflows.Version version = new KeptWorkflows.Version(KeptWorkflows.hash(text), now, actor);
            isNew = current == null || !current.hash().equals(version.hash());
            if (!isNew) {
                return null;
            }
            after = before.with(id, version);
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.WORKFLOW, id);
            metadata.put(AuditTerms.VERSION, version.hash());
            return new AuditEntry(now, actor, AuditTerms.WORKFLOW_KEPT, LogFiles.WORKFLOWS, Map.of(), metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            files.write(text, after, log.disk());
        }
    }
}
