package taskmgmt.secret;

/** Whether a credential can be used, and if not, why. */
public enum CredentialState {
    /** It can be opened. */
    OK("ok", ""),
    /** Somebody changed its ciphertext, or put another one in its place. */
    CHANGED("changed", "was changed, or put in the place of another one, by other means than 'credential set'"),
    /** An older one was put back. */
    ROLLED_BACK("rolled_back", "is an older one that was put back"),
    /** The key that sealed it is gone. */
    NO_KEY("no_key", "was sealed with a key that is not in the ring"),
    /** It is not in the file, although nobody has removed it with 'credential remove'. */
    MISSING("missing", "was taken out of the file by other means than 'credential remove'");

    private final String text;
    private final String sentence;

    CredentialState(String text, String sentence) {
        this.text = text;
        this.sentence = sentence;
    }

    /** The word in outputs. */
    public String text() {
        return text;
    }

    /** A sentence about the problem; empty if there is none. */
    public String sentence() {
        return sentence;
    }

    /** The state of a sealed credential. */
    public static CredentialState of(SealedCredential credential, KeyRing ring) {
        SealingKey key = ring.key(credential.keyId());
        if (credential.version() < ring.version(credential.name())) {
            return ROLLED_BACK;
        }
        if (key == null) {
            return NO_KEY;
        }
        return key.open(ring.store(), credential) == null ? CHANGED : OK;
    }
}
