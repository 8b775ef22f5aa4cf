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
 * @param source        the checkpoint, for people: a file, a tag
 * @param entries       of how many entries of the audit log it is
 * @param registryBytes up to where these vouch for the registry
 */
public record Seal(String source, long entries, long registryBytes) {
    /**
     * Verifies the whole record, and holds it against checkpoints.
     *
     * @param known as they were kept; the one of most entries counts
     * @throws LogDamagedException where the record does not hold against all of them: then nothing in it is sealed
     */
    public static Seal of(Path directory, List<KnownRoot> known) throws IOException {
        Seal seal = AuditVerifier.seal(directory, known);
        if (seal == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "the checkpoint is of no entry, so there is nothing under it");
        }
        return seal;
    }

    /** Whether the run has ended and all that the log says of it up to now is under the checkpoint. */
    public boolean covers(TaskRun run) {
        return run.status().isTerminal() && run.offset() < registryBytes;
    }

    /** The run as one whose end is sealed, where it is. */
    public TaskRun marked(TaskRun run) {
        return covers(run) ? run.sealed() : run;
    }
}
