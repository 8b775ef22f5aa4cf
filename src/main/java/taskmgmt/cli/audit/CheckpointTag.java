package taskmgmt.cli.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.machine.Git;
import taskmgmt.store.proof.AuditSigner;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** A checkpoint as the message of an annotated tag, which reaches everyone who fetches the repository. */
record CheckpointTag(Git git, @Nullable String name) implements AuditSigner.Export {
    static final String WORD = KnownCheckpoints.GIT_TAG;

    /** A tag is never moved, so nothing is overwritten. */
    @Override
    public @Nullable CheckpointNote before() {
        return null;
    }

    @Override
    public String put(CheckpointNote checkpoint) throws IOException {
        String tag = name == null ? "audit-checkpoint-" + checkpoint.head().size() : name;
        try {
            git.tag(tag, checkpoint.toString());
        } catch (IOException e) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "no checkpoint was made: " + e.getMessage());
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted while git made the tag " + tag).initCause(e);
        }
        return WORD + ":" + tag;
    }
}
