package taskmgmt.audit.note;

import java.util.Arrays;

/**
 * A private key that signs notes. Its text form is that of golang.org/x/mod/sumdb/note: {@code PRIVATE+KEY+<name>+<id>+<base64 of
 * 0x01 and the seed>}. Only {@link #secretText} reveals it.
 */
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifier;
    private final byte[] seed;

    private SigningKey(VerifierKey verifier, byte[] seed) {
        this.verifier = verifier;
        this.seed = seed;
    }

    /** Generates a new key. */
    public static SigningKey generate(String name) throws BadNoteException {
        return of(name, Ed25519.newSeed());
    }

    static SigningKey of(String name, byte[] seed) throws BadNoteException {
        return new SigningKey(VerifierKey.of(name, Ed25519.publicKey(seed)), seed);
    }

    /** Reads a key as {@link #secretText} writes it. */
    public static SigningKey parse(String text) throws BadNoteException {
        String[] parts = text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
        byte[] typed = parts.length < 3 ? null : StrictText.base64(parts[2]);
        if (typed == null || typed.length != Ed25519.KEY_BYTES + 1 || typed[0] != VerifierKey.ED25519) {
            throw new BadNoteException("it is no Ed25519 signing key, as in " + PREFIX + "example.com/log+…");
        }
        SigningKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.secretText().equals(text)) {
            throw new BadNoteException("the signing key's id is not that of its name and key: a part of it was changed");
        }
        return key;
    }

    /** The public key that goes with it. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The secret itself, for the file that keeps it and for nothing else. */
    public String secretText() {
        String[] known = verifier.text().split("\\+", 3);
        return PREFIX + known[0] + "+" + known[1] + "+" + StrictText.base64(VerifierKey.typed(seed));
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(seed, message);
    }

    /** The public key only, so that no message can give the secret away. */
    @Override
    public String toString() {
        return "signing key of " + verifier;
    }
}
