package taskmgmt.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and its signatures, in the format of C2SP signed-note and golang.org/x/mod/sumdb/note: the text, which ends in a newline,
 * a blank line, and one line for each signature. Reading is strict: whatever is accepted is written again byte for byte.
 *
 * @param text including its last newline, which is signed too
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longer notes are refused, so that nobody can be made to check a million signatures. */
    public static final int MAX_BYTES = 1_000_000;
    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** The text signed with each of these keys. */
    public static SignedNote sign(String text, SigningKey... keys) throws BadNoteException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(NoteSignature.of(key, bytes));
        }
        if (!text.endsWith("\n") || !StrictText.utf8(bytes).equals(text)) {
            throw new BadNoteException("a note's text ends in a newline and holds no control characters");
        }
        return new SignedNote(text, signatures);
    }

    /** Reads a note with at least one signature, by any key. */
    public static SignedNote parse(byte[] bytes) throws BadNoteException {
        if (bytes.length > MAX_BYTES) {
            throw new BadNoteException("it is longer than " + MAX_BYTES + " bytes");
        }
        String all = StrictText.utf8(bytes);
        int end = all.lastIndexOf("\n\n");
        if (end < 0 || !all.endsWith("\n") || end + 2 == all.length()) {
            throw new BadNoteException("it is no signed note: a text, a blank line, and signatures");
        }
        String[] lines = all.substring(end + 2, all.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new BadNoteException("it has more than " + MAX_SIGNATURES + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(all.substring(0, end + 1), signatures);
    }

    /** How far the signatures of a note can be trusted, given some known keys. */
    public enum Trust {
        /** At least one known key has signed, and no signature that names a known key is wrong. */
        SIGNED,
        /** No known key has signed. */
        UNKNOWN_KEY,
        /** A signature names a known key but was not made by it. */
        FALSE_SIGNATURE
    }

    /** Checks the signatures with the known keys; those of other keys are ignored, and each key counts once. */
    public Trust check(Collection<VerifierKey> known) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Set<VerifierKey> seen = new HashSet<>();
        boolean signed = false;
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (signature.names(key) && seen.add(key)) {
                    if (!signature.isBy(key, bytes)) {
                        return Trust.FALSE_SIGNATURE;
                    }
                    signed = true;
                }
            }
        }
        return signed ? Trust.SIGNED : Trust.UNKNOWN_KEY;
    }

    /** The note as it is written down. */
    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            all.append(signature.line()).append('\n');
        }
        return all.toString();
    }
}
