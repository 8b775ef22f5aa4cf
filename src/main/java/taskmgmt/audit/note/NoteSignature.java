package taskmgmt.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note: {@code — <name> <base64 of the key's id and the signature>}. Its presence says nothing; {@link
 * SignedNote#check} decides whether it is valid.
 *
 * @param name the key's name
 * @param idAndSignature the key's id, four bytes, and the signature itself, in base64
 */
public record NoteSignature(String name, String idAndSignature) {
    private static final String DASH = "\u2014 ";

    static NoteSignature of(SigningKey key, byte[] text) {
        byte[] signature = key.sign(text);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(key.verifier().id()).put(signature);
        return new NoteSignature(key.verifier().name(), StrictText.base64(bytes.array()));
    }

    static NoteSignature parse(String line) throws BadNoteException {
        int blank = line.lastIndexOf(' ');
        String name = line.startsWith(DASH) && blank > DASH.length() ? line.substring(DASH.length(), blank) : "";
        String rest = line.substring(blank + 1);
        byte[] bytes = StrictText.base64(rest);
        if (!StrictText.isKeyName(name) || bytes == null || bytes.length <= Integer.BYTES) {
            throw new BadNoteException("a line after its last blank line is not a signature");
        }
        return new NoteSignature(name, rest);
    }

    /** Whether it claims to be by this key. */
    public boolean names(VerifierKey key) {
        return name.equals(key.name()) && ByteBuffer.wrap(bytes()).getInt() == key.id();
    }

    /** Whether it is by this key. */
    boolean isBy(VerifierKey key, byte[] text) {
        byte[] bytes = bytes();
        return names(key) && key.verifies(text, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(idAndSignature);
    }

    /** The line, without its end. */
    String line() {
        return DASH + name + " " + idAndSignature;
    }
}
