package taskmgmt.redaction;

/** How much of what stands under a key is kept out of the logs. */
enum Secrecy {
    /** Nothing. */
    NONE,
    /** What nobody would say: of a model, {@code tokens} are words. */
    UNSAYABLE,
    /** Texts: a number under such a name counts something, as {@code token} does for a model. */
    TEXTS,
    /** Texts and numbers; a flag tells at most that there is a secret. */
    VALUES,
    /** Everything, because the policy says so. */
    ALL
}
