package taskmgmt.store.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskRun;

/**
 * The part of the registry covered by a checkpoint that was kept elsewhere: nobody can have changed these lines since then
 * without the record differing from the checkpoint. Anybody who can write the log can also claim in it that a checkpoint was kept
 * elsewhere; so only a checkpoint given from outside counts.
 *
 * @param source        the checkpoint, in words: a file, a tag
 * @param entries       number of entries of the audit log that it covers
 * @param registryBytes how far these vouch for the registry
 */
public record Seal(String source, long entries, long registryBytes) {
    /**
     * Verifies the whole record, and compares it with checkpoints.
     *
     * @param known checkpoints that were kept elsewhere; the one with the most entries counts
     * @throws LogDamagedException if the record does not agree with all of them: nothing in it is sealed then
     */
    public static Seal of(Path directory, List<KnownRoot> known) throws IOException {
        Seal seal = AuditVerifier.seal(directory, known);
        if (seal == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "the checkpoint is of no entry, so there is nothing under it");
        }
        return seal;
    }

    /** Whether the run has ended and everything the log currently says about it is covered by the checkpoint. */
    public boolean covers(TaskRun run) {
        return run.status().isTerminal() && run.offset() < registryBytes;
    }

    /** The run, marked as one with a sealed end if it has one. */
    public TaskRun marked(TaskRun run) {
        return covers(run) ? run.sealed() : run;
    }
}
