package taskmgmt.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import taskmgmt.hash.Sha256;

/**
 * A public key that verifies notes, as defined by C2SP signed-note and written by golang.org/x/mod/sumdb/note: {@code <name>+<id, 8
 * hexadecimal digits>+<base64 of 0x01 and the key>}. Two are equal if their names and keys are.
 */
public final class VerifierKey {
    /** The signature type of Ed25519 in C2SP signed-note. */
    static final byte ED25519 = 1;
    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final byte[] key;
    private final int id;

    private VerifierKey(String name, byte[] key) {
        this.name = name;
        this.key = key.clone();
        this.id = id(name, key);
    }

    /**
     * The key of that name.
     *
     * @param key an Ed25519 public key, 32 bytes
     * @throws BadNoteException if a key cannot have this name or these bytes
     */
    public static VerifierKey of(String name, byte[] key) throws BadNoteException {
        if (!StrictText.isKeyName(name)) {
            throw new BadNoteException("a key's name cannot be empty or hold blanks, control characters or a plus sign");
        }
        if (key.length != Ed25519.KEY_BYTES) {
            throw new BadNoteException("a key has " + Ed25519.KEY_BYTES + " bytes");
        }
        return new VerifierKey(name, key);
    }

    /** Reads a key as {@link #text} writes it. */
    public static VerifierKey parse(String text) throws BadNoteException {
        String[] parts = text.split("\\+", 3);
        byte[] typed = parts.length < 3 ? null : StrictText.base64(parts[2]);
        if (typed == null || typed.length != Ed25519.KEY_BYTES + 1 || typed[0] != ED25519) {
            throw new BadNoteException("it is no Ed25519 verifier key, as in example.com/log+c74f20a3+ARpc2Q…");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HEX.toHexDigits(key.id).equals(parts[1])) {
            throw new BadNoteException("the verifier key's id is not that of its name and key: a part of it was changed");
        }
        return key;
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), big-endian. */
    private static int id(String name, byte[] key) {
        MessageDigest digest = Sha256.digest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    public String name() {
        return name;
    }

    /** Distinguishes keys of the same name; it proves nothing. */
    public int id() {
        return id;
    }

    /** The raw public key, 32 bytes. */
    public byte[] key() {
        return key.clone();
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(key, message, signature);
    }

    /** The form that is given to verifiers. */
    public String text() {
        return name + "+" + HEX.toHexDigits(id) + "+" + StrictText.base64(typed(key));
    }

    /** A key or seed, preceded by its type byte. */
    static byte[] typed(byte[] key) {
        byte[] typed = new byte[key.length + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
