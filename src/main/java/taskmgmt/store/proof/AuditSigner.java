package taskmgmt.store.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.TreeHead;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.KeyRotation;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.audit.note.VerifierKey;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.LockedLog;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Makes keys and checkpoints for a log, each under the log's lock and with an audit entry. A checkpoint covers all entries before
 * the one that records it, which are durable before it is signed. It is refused if it would not extend the last known checkpoint,
 * since that would sign a changed past.
 */
public final class AuditSigner {
    /** Name of the log in checkpoints of logs without a key. */
    public static final String UNSIGNED_ORIGIN = "task-mgmt/unsigned";

    private final TaskLog log;
    private final KeyDirectory keys;

    public AuditSigner(TaskLog log, KeyDirectory keys) {
        this.log = log;
        this.keys = keys;
    }

    /** Puts a checkpoint outside of the log, where someone who changes the log cannot change it. */
    public interface Export {
        /** The checkpoint already there; null for none. It is checked before anything is written. */
        @Nullable CheckpointNote before() throws IOException;

        /** Puts the checkpoint there; returns the place, for the audit log. */
        String put(CheckpointNote checkpoint) throws IOException;
    }

    /**
     * Makes the log's key.
     *
     * @throws RefusedException if the log has one, or the name is taken or invalid
     */
    public VerifierKey createKey(String name) throws IOException {
        keys.requireOutside(log.directory());
        try {
            SigningKey key = SigningKey.generate(name);
            return log.exclusively(held -> {
                log.require(Actions.KEY, ProtectedResource.KEYS, held);
                SigningMemory memory = SigningMemory.load(log.directory());
                held.syncAudit();
                AuditTree before = AuditTree.fromLog(log.directory(), log.disk());
                Optional<SigningKey> unbound = name.equals(memory.origin()) && keys.start(name) == null ? keys.find(name) : Optional.empty();
                if (unbound.isPresent() && before.size() > 0) {
                    keys.belongs(name, SignedStart.of(before)); // an earlier version made it, or was interrupted
                    return unbound.get().verifier();
                }
                String own = new OwnKey(keys, before).name(memory);
                if (own != null && keys.find(own).isPresent()) {
                    throw new RefusedException(Refusal.NOT_ALLOWED, "this log has a key already, " + own
                            + ": see 'task-mgmt audit key show', or put another in its place with 'task-mgmt audit key rotate'");
                }
                keys.create(key);
                log.record(List.of(entry(held, AuditTerms.KEY_CREATED, name, Map.of(AuditTerms.KEY, key.verifier().text()))), held);
                held.syncAudit();
                keys.belongs(name, SignedStart.of(AuditTree.fromLog(log.directory(), log.disk())));
                memory.withOrigin(name).save(log.directory(), log.disk());
                return key.verifier();
            });
        } catch (BadNoteException e) {
            throw new RefusedException(Refusal.INVALID, "'" + name + "': " + e.getMessage());
        }
    }

    /** Replaces the log's key, with a statement signed by both keys. */
    public SignedNote rotateKey() throws IOException {
        keys.requireOutside(log.directory());
        return log.exclusively(held -> {
            log.require(Actions.KEY, ProtectedResource.KEYS, held);
            SigningMemory memory = SigningMemory.load(log.directory());
            held.syncAudit();
            SigningKey old = new OwnKey(keys, AuditTree.fromLog(log.directory(), log.disk())).key(memory, "");
            String name = old.verifier().name();
            try {
                SigningKey next = keys.next(old);
                SignedNote statement = KeyRotation.statement(old, next, held.now());
                keys.keep(name, statement);
                log.record(List.of(entry(held, AuditTerms.KEY_ROTATED, name, Map.of(
                        AuditTerms.KEY, next.verifier().text(), AuditTerms.STATEMENT, statement.toString()))), held);
                held.syncAudit();
                keys.promote(next);
                memory.withRotation(statement).save(log.directory(), log.disk());
                return statement;
            } catch (BadNoteException e) {
                throw new IllegalStateException("a key that was read or made signs", e);
            }
        });
    }

    /**
     * Makes a checkpoint of the current audit log, and exports it.
     *
     * @param signed whether it is signed with the log's key; if not, it is only its text
     * @param export null to keep it beside the log only
     * @throws LogDamagedException if the log does not begin with what an earlier checkpoint covers
     */
    public CheckpointNote checkpoint(boolean signed, @Nullable Export export) throws IOException {
        log.require(Actions.CHECKPOINT, ProtectedResource.AUDIT);
        AuditTree tree = AuditTree.fromLog(log.directory(), log.disk()); // the slow part, before the lock makes others wait
        return log.exclusively(held -> {
            held.syncAudit();
            tree.grow();
            tree.save();
            SigningMemory memory = SigningMemory.load(log.directory());
            requireConsistent(tree, memory.newest(), "the last checkpoint");
            CheckpointNote made = made(tree, memory, signed);
            String place = null;
            if (made.isSigned()) {
                keys.belongs(made.head().origin(), SignedStart.of(tree)); // before the signature can reach anyone
            }
            if (export != null) {
                requireConsistent(tree, replaceable(export.before(), made), "the checkpoint that was exported before");
                place = export.put(made);
            }
            log.record(List.of(entry(held, AuditTerms.AUDIT_CHECKPOINT, made.head().origin(), metadata(made, place, held))), held);
            memory.withNewest(made).save(log.directory(), log.disk());
            return made;
        });
    }

    private CheckpointNote made(AuditTree tree, SigningMemory memory, boolean signed) throws IOException {
        if (tree.size() == 0) {
            throw new RefusedException(Refusal.NOT_FOUND, "the audit log is empty: there is nothing to make a checkpoint of");
        }
        byte[] root = tree.proofs().root(tree.size());
        if (!signed) {
            String origin = memory.origin() == null ? UNSIGNED_ORIGIN : memory.origin();
            return CheckpointNote.unsigned(TreeHead.of(origin, tree.size(), root));
        }
        SigningKey key = new OwnKey(keys, tree).key(memory, ", or leave out the signature with --unsigned");
        try {
            return CheckpointNote.signed(TreeHead.of(key.verifier().name(), tree.size(), root), key);
        } catch (BadNoteException e) {
            throw new IllegalStateException("a key that was read signs", e);
        }
    }

    private static @Nullable CheckpointNote replaceable(@Nullable CheckpointNote before, CheckpointNote made) {
        if (before != null && !before.head().origin().equals(made.head().origin())) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "there is a checkpoint of another log there already, "
                    + before.head().origin() + ", which is not overwritten by one of " + made.head().origin()
                    + ": name another place");
        }
        if (before != null && before.isSigned() && !made.isSigned()) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "there is a signed checkpoint there already, which is not "
                    + "overwritten by an unsigned one: name another place");
        }
        return before;
    }

    private static void requireConsistent(AuditTree tree, @Nullable CheckpointNote before, String which)
            throws LogDamagedException {
        if (before == null) {
            return;
        }
        TreeHead head = before.head();
        if (head.size() > tree.size() || !Arrays.equals(tree.proofs().root(head.size()), head.rootHash())) {
            throw new LogDamagedException("the audit log does not begin with the " + head.size() + " entries that " + which
                    + " is of: it was changed since, and no checkpoint is made of that; see task-mgmt audit verify");
        }
    }

    private Map<String, @Nullable Object> metadata(CheckpointNote made, @Nullable String place, LockedLog held) throws IOException {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.SIZE, made.head().size());
        metadata.put(AuditTerms.ROOT, made.head().root());
        metadata.put(AuditTerms.HEAD, log.chainHead(held).hash());
        metadata.put(AuditTerms.SIGNED, made.isSigned());
        if (place != null) {
            metadata.put(AuditTerms.EXPORTED, place);
        }
        metadata.put(AuditTerms.NOTE, made.toString());
        return metadata;
    }

    private AuditEntry entry(LockedLog held, String action, String resource, Map<String, @Nullable Object> metadata) {
        return new AuditEntry(held.now(), log.actor(), action, resource, Map.of(), metadata, null);
    }
}
