package taskmgmt.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.StrictText;
import taskmgmt.audit.tree.MerkleHasher;
import taskmgmt.audit.tree.MerkleProofCheck;

/**
 * The proof that an entry is in a log, as one text that can be checked without the log: C2SP tlog-proof. The extra data is the line
 * itself, from which the verifier computes the leaf's hash.
 *
 * @param line       the entry's line, without its end
 * @param index      its place in the tree, from 0
 * @param path       hashes from the leaf's sibling up to a child of the root, 32 bytes each
 * @param checkpoint of the tree
 */
public record TlogProof(String line, long index, List<byte[]> path, CheckpointNote checkpoint) {
    private static final String TITLE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int PATH_AT = 3;

    public TlogProof {
        path = List.copyOf(path);
    }

    /** Reads a proof that has the entry as its extra data. */
    public static TlogProof parse(byte[] bytes) throws BadNoteException {
        String text = StrictText.utf8(bytes);
        int end = text.indexOf("\n\n");
        String[] lines = end < 0 ? new String[0] : text.substring(0, end).split("\n", -1);
        if (lines.length < PATH_AT || !lines[0].equals(TITLE) || !lines[1].startsWith(EXTRA) || !lines[2].startsWith(INDEX)) {
            throw new BadNoteException("it is no proof: the lines '" + TITLE + "', 'extra', 'index', hashes, and a checkpoint");
        }
        byte @Nullable [] line = StrictText.base64(lines[1].substring(EXTRA.length()));
        if (line == null) {
            throw new BadNoteException("the extra data are no base64");
        }
        List<byte[]> path = new ArrayList<>();
        for (int i = PATH_AT; i < lines.length; i++) {
            path.add(StrictText.hash(lines[i]));
        }
        return new TlogProof(new String(line, StandardCharsets.UTF_8), StrictText.number(lines[2].substring(INDEX.length())),
                path, CheckpointNote.parse(text.substring(end + 2)));
    }

    /** Whether the entry is where the proof says, in the tree of the checkpoint. Who signed the checkpoint is another question. */
    public MerkleProofCheck check() {
        TreeHead head = checkpoint.head();
        return MerkleProofCheck.inclusion(leaf(), index, head.size(), head.rootHash(), path);
    }

    /** The entry's hash as a leaf. */
    public byte[] leaf() {
        return new MerkleHasher().leaf(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The path in base64. */
    public List<String> pathText() {
        return path.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        text.append(EXTRA).append(StrictText.base64(line.getBytes(StandardCharsets.UTF_8))).append('\n');
        text.append(INDEX).append(index).append('\n');
        for (String hash : pathText()) {
            text.append(hash).append('\n');
        }
        return text.append('\n').append(checkpoint).toString();
    }
}
