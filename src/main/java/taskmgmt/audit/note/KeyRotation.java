package taskmgmt.audit.note;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import taskmgmt.time.Rfc3339;

/**
 * A statement that one key has replaced another: a note signed by both, so that whoever trusts either may trust the other. Its
 * first line keeps it from being taken for a checkpoint:
 *
 * <pre>
 * task-mgmt key rotation v1
 * from &lt;verifier key&gt;
 * to &lt;verifier key&gt;
 * at &lt;time&gt;
 * </pre>
 *
 * @param from the key until then
 * @param to   the key from then on
 */
public record KeyRotation(VerifierKey from, VerifierKey to) {
    private static final String TITLE = "task-mgmt key rotation v1";
    private static final String FROM = "from ";
    private static final String TO = "to ";
    private static final String AT = "at ";
    /** The last newline of the text counts as the start of another line. */
    private static final int LINES = 5;

    /** The statement, signed by both. */
    public static SignedNote statement(SigningKey from, SigningKey to, Instant at) throws BadNoteException {
        return SignedNote.sign(TITLE + "\n" + FROM + from.verifier() + "\n" + TO + to.verifier() + "\n" + AT
                + Rfc3339.format(at) + "\n", from, to);
    }

    /**
     * Reads a statement.
     *
     * @throws BadNoteException if it is not a rotation statement, or one of the two keys has not signed it
     */
    public static KeyRotation parse(SignedNote note) throws BadNoteException {
        String[] lines = note.text().split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(TITLE) || !lines[1].startsWith(FROM) || !lines[2].startsWith(TO)
                || !lines[3].startsWith(AT)) {
            throw new BadNoteException("it is no statement on the rotation of a key");
        }
        VerifierKey from = VerifierKey.parse(lines[1].substring(FROM.length()));
        VerifierKey to = VerifierKey.parse(lines[2].substring(TO.length()));
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        for (VerifierKey key : List.of(from, to)) {
            if (note.signatures().stream().noneMatch(signature -> signature.isBy(key, text))) {
                throw new BadNoteException("the statement on the rotation of a key is not signed by " + key);
            }
        }
        return new KeyRotation(from, to);
    }

    /** {@link #parse}; empty if the statement is invalid. */
    public static Optional<KeyRotation> ifSound(SignedNote note) {
        try {
            return Optional.of(parse(note));
        } catch (BadNoteException forged) {
            return Optional.empty();
        }
    }

    /** All keys that can be trusted if one is trusted: its predecessors and successors, as far as the statements reach. */
    public static Set<VerifierKey> trusted(VerifierKey anchor, Collection<KeyRotation> rotations) {
        Set<VerifierKey> trusted = new LinkedHashSet<>();
        trusted.add(anchor);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (KeyRotation rotation : rotations) {
                if (trusted.contains(rotation.from()) || trusted.contains(rotation.to())) {
                    grew |= trusted.addAll(List.of(rotation.from(), rotation.to()));
                }
            }
        }
        return trusted;
    }
}
