package taskmgmt.audit.checkpoint;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.StrictText;
import taskmgmt.audit.tree.MerkleProofCheck;

/**
 * The proof that the tree of a checkpoint begins with that of an older one. Written as in the body of add-checkpoint in C2SP
 * tlog-witness: {@code old <size>}, the hashes, a blank line, the new checkpoint. The old root is not part of it: whoever checks
 * the proof has kept the old checkpoint.
 *
 * @param oldSize    leaves of the older tree
 * @param path       32 bytes each
 * @param checkpoint the newer one
 */
public record ConsistencyProof(long oldSize, List<byte[]> path, CheckpointNote checkpoint) {
    private static final String OLD = "old ";

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Reads a proof. */
    public static ConsistencyProof parse(byte[] bytes) throws BadNoteException {
        String text = StrictText.utf8(bytes);
        int end = text.indexOf("\n\n");
        String[] lines = end < 0 ? new String[] {""} : text.substring(0, end).split("\n", -1);
        if (!lines[0].startsWith(OLD)) {
            throw new BadNoteException("it is no proof of consistency: a line 'old SIZE', hashes, and a checkpoint");
        }
        List<byte[]> path = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            path.add(StrictText.hash(lines[i]));
        }
        return new ConsistencyProof(StrictText.number(lines[0].substring(OLD.length())), path,
                CheckpointNote.parse(text.substring(end + 2)));
    }

    /** Whether the checkpoint's tree begins with one of the old size and this root. */
    public MerkleProofCheck check(byte[] oldRoot) {
        TreeHead head = checkpoint.head();
        return MerkleProofCheck.consistency(oldSize, oldRoot, head.size(), head.rootHash(), path);
    }

    /** The path in base64. */
    public List<String> pathText() {
        return path.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
        for (String hash : pathText()) {
            text.append(hash).append('\n');
        }
        return text.append('\n').append(checkpoint).toString();
    }
}
