package taskmgmt.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.audit.note.StrictText;

/**
 * A checkpoint as it is kept and passed on: a tree head as a signed note or, without a key, as plain text, which proves nothing
 * except to whoever kept it.
 *
 * @param head the tree head
 * @param note the same as text with its signatures, possibly none
 */
public record CheckpointNote(TreeHead head, SignedNote note) {

    /** The head signed with this key. */
    public static CheckpointNote signed(TreeHead head, SigningKey key) throws BadNoteException {
        return new CheckpointNote(head, SignedNote.sign(head.text(), key));
    }

    /** The head without a signature. */
    public static CheckpointNote unsigned(TreeHead head) {
        return new CheckpointNote(head, new SignedNote(head.text(), List.of()));
    }

    /** Reads signed and unsigned checkpoints. */
    public static CheckpointNote parse(byte[] bytes) throws BadNoteException {
        String text = StrictText.utf8(bytes);
        if (text.contains("\n\n")) {
            SignedNote note = SignedNote.parse(bytes);
            return new CheckpointNote(TreeHead.parse(note.text()), note);
        }
        return unsigned(TreeHead.parse(text));
    }

    public static CheckpointNote parse(String text) throws BadNoteException {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isSigned() {
        return !note.signatures().isEmpty();
    }

    /** The note, or the text alone. */
    @Override
    public String toString() {
        return isSigned() ? note.toString() : note.text();
    }
}
