package taskmgmt.store.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.ConsistencyProof;
import taskmgmt.audit.checkpoint.TlogProof;
import taskmgmt.audit.checkpoint.TreeHead;
import taskmgmt.audit.tree.MerkleProofCheck;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Proves entries of the current audit log against a checkpoint. Reads without the lock; writes nothing. */
public final class AuditProver {
    private final Path directory;
    private final AuditTree tree;
    private final CheckpointNote checkpoint;

    private AuditProver(Path directory, AuditTree tree, CheckpointNote checkpoint) {
        this.directory = directory;
        this.tree = tree;
        this.checkpoint = checkpoint;
    }

    /**
     * A prover against a checkpoint.
     *
     * @param given null for the newest one
     */
    public static AuditProver of(Path directory, @Nullable CheckpointNote given) throws IOException {
        CheckpointNote checkpoint = given == null ? SigningMemory.load(directory).newest() : given;
        if (checkpoint == null) {
            throw new RefusedException(Refusal.NOT_FOUND,
                    "there is no checkpoint to prove anything against: make one with 'task-mgmt audit checkpoint'");
        }
        return new AuditProver(directory, AuditTree.of(directory), checkpoint);
    }

    private void requireSound() throws LogDamagedException {
        if (!beginsWith(checkpoint.head())) {
            throw new LogDamagedException("the audit log does not begin with the " + checkpoint.head().size()
                    + " entries that the checkpoint is of: it was changed since, or it is another log");
        }
    }

    /** Whether the current log begins with what a checkpoint covers. */
    public boolean beginsWith(TreeHead head) {
        return head.size() <= tree.size() && Arrays.equals(tree.proofs().root(head.size()), head.rootHash());
    }

    /**
     * Proves that an entry is in the log.
     *
     * @throws LogDamagedException if the log does not begin with what the checkpoint covers
     */
    public TlogProof inclusion(String entry) throws IOException {
        requireSound();
        EntrySearch.Found found = EntrySearch.find(directory.resolve(LogFiles.AUDIT), entry);
        long size = checkpoint.head().size();
        if (found.index() >= size) {
            throw new RefusedException(Refusal.NOT_FOUND, found.id() + " came after the checkpoint, which is of " + size
                    + " entries: make a newer one with 'task-mgmt audit checkpoint'");
        }
        TlogProof proof = new TlogProof(found.line(), found.index(),
                tree.proofs().inclusion(found.index(), size), checkpoint);
        return checked(proof.check(), proof);
    }

    /**
     * Proves that the checkpoint's tree begins with one of fewer leaves.
     *
     * @throws LogDamagedException if the log does not begin with what the checkpoint covers
     */
    public ConsistencyProof consistency(long oldSize) throws IOException {
        requireSound();
        long size = checkpoint.head().size();
        if (oldSize > size) {
            throw new RefusedException(Refusal.NOT_FOUND, "the checkpoint is of " + size + " entries, fewer than the " + oldSize
                    + " of the old one: make a newer one with 'task-mgmt audit checkpoint'");
        }
        ConsistencyProof proof = new ConsistencyProof(oldSize, tree.proofs().consistency(oldSize, size), checkpoint);
        return checked(proof.check(tree.proofs().root(oldSize)), proof);
    }

    /**
     * An invalid proof is not returned: it means that the log was changed while the proof was made, or after its tree
     * was made.
     */
    private <P> P checked(MerkleProofCheck check, P proof) throws LogDamagedException {
        if (!check.holds()) {
            throw new LogDamagedException("no proof can be made: " + check.text()
                    + ": the audit log was changed since its tree was made; see task-mgmt audit verify");
        }
        return proof;
    }
}
