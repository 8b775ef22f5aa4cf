package taskmgmt.store.verify;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.Verification;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.checkpoint.NoteTrust;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.tree.MerkleTree;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.store.heads.LogBytes;

/**
 * A checkpoint recorded in the audit log itself.
 *
 * @param line     the line of the audit log that records it, counted from 1
 * @param offset   start of that line, in bytes
 * @param size     number of entries that it covers
 * @param root     the root over them, in base64
 * @param note     the checkpoint itself; null if it is not in the entry
 * @param fit      whether the log has that root; null if that was not checked yet
 * @param exported where a copy of it was put; null if the entry mentions none
 */
record RecordedCheckpoint(long line, long offset, long size, String root, @Nullable String note, CheckedRoot.@Nullable Fit fit,
        Verification.@Nullable Exported exported) {
    /** The checkpoint in an entry with this action; null if the entry lacks what it should contain. */
    static @Nullable RecordedCheckpoint read(byte[] buffer, int start, int end, long line, long offset) {
        try {
            Map<String, @Nullable Object> entry = Json.lenient().parse(buffer, start, end - start);
            if (!(entry.get("metadata") instanceof Map<?, ?> metadata && metadata.get(AuditTerms.SIZE) instanceof Long size
                    && metadata.get(AuditTerms.ROOT) instanceof String root)) {
                return null;
            }
            Object where = metadata.get(AuditTerms.EXPORTED);
            boolean put = where != null && !Boolean.FALSE.equals(where);
            return new RecordedCheckpoint(line, offset, size, root,
                    metadata.get(AuditTerms.NOTE) instanceof String note ? note : null, null,
                    put ? new Verification.Exported(String.valueOf(where), size, String.valueOf(entry.get("timestamp"))) : null);
        } catch (BadJsonException e) {
            return null;
        }
    }

    /** The same, compared with the root that the log has. */
    RecordedCheckpoint checked(String actual) {
        CheckedRoot.Fit found = actual.equals(root) ? CheckedRoot.Fit.SAME : CheckedRoot.Fit.DIFFERS;
        return new RecordedCheckpoint(line, offset, size, root, note, found, exported);
    }

    boolean isChecked() {
        return fit != null;
    }

    KnownRoot known(SignedNote.@Nullable Trust trust) {
        return new KnownRoot("the checkpoint in line " + line + " of the audit log", size, root, trust);
    }

    @Nullable CheckedRoot result(SignedNote.@Nullable Trust trust) {
        return fit == null ? null : new CheckedRoot(known(trust), fit, 0, null);
    }

    /** What the signatures under it are worth; an untrusted result if the note is not about what the entry claims. */
    SignedNote.@Nullable Trust trust(NoteTrust judge) {
        if (note == null) {
            return null;
        }
        try {
            CheckpointNote parsed = CheckpointNote.parse(note);
            boolean same = parsed.head().size() == size && parsed.head().root().equals(root);
            return same ? judge.of(parsed) : SignedNote.Trust.FALSE_SIGNATURE;
        } catch (BadNoteException e) {
            return SignedNote.Trust.FALSE_SIGNATURE;
        }
    }

    /** The root over a log's first entries, in base64; over all entries if it has no more. */
    static String root(LogBytes log, long size) throws IOException {
        MerkleTree tree = new MerkleTree();
        log.lines(0, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long at) {
                if (tree.size() < size) {
                    tree.add(buffer, start, end);
                }
            }

            @Override
            public void corrupt(long at, long length, String reason) {
                // It is not a leaf; the chain is broken there anyway.
            }
        });
        return Base64.getEncoder().encodeToString(tree.root());
    }
}
