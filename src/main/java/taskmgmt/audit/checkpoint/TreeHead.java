package taskmgmt.audit.checkpoint;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.StrictText;

/**
 * The text of a checkpoint, C2SP tlog-checkpoint: the name of the log, the number of leaves of its tree, and the tree's root. When
 * signed, it commits to all leaves.
 *
 * @param origin     names the log, as {@code example.com/log}
 * @param size       number of leaves
 * @param root       SHA-256 over all of them, 32 bytes in base64
 * @param extensions further lines, which this program does not interpret
 */
public record TreeHead(String origin, long size, String root, List<String> extensions) {
    private static final int MIN_LINES = 3;

    public TreeHead {
        extensions = List.copyOf(extensions);
    }

    /** The head of a tree with this root. */
    public static TreeHead of(String origin, long size, byte[] root) {
        return new TreeHead(origin, size, StrictText.base64(root), List.of());
    }

    /** Reads the text of a note. */
    public static TreeHead parse(String text) throws BadNoteException {
        String[] lines = text.endsWith("\n") ? text.substring(0, text.length() - 1).split("\n", -1) : new String[0];
        if (lines.length < MIN_LINES || Arrays.asList(lines).contains("")) {
            throw new BadNoteException("it is no checkpoint: the lines origin, size and root");
        }
        StrictText.hash(lines[2]);
        return new TreeHead(lines[0], StrictText.number(lines[1]), lines[2],
                Arrays.asList(lines).subList(MIN_LINES, lines.length));
    }

    /** The text to be signed. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n')
                .append(root).append('\n');
        for (String extension : extensions) {
            text.append(extension).append('\n');
        }
        return text.toString();
    }

    /** The root's 32 bytes. */
    public byte[] rootHash() {
        return Base64.getDecoder().decode(root);
    }
}
