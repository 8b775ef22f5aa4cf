package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.SignedNote;

/**
 * A root that somebody has written down for the first entries of the audit log.
 *
 * @param source where it was written down, for messages: a file, a tag, an entry
 * @param size   number of entries
 * @param root   SHA-256 over them, in base64
 * @param trust  what the signatures under it are worth; null if there are none: then it proves something only to whoever
 *               kept it where nobody else could write
 */
public record KnownRoot(String source, long size, String root, SignedNote.@Nullable Trust trust) {

    /** Whether there is a reason to believe it. */
    public boolean isProof() {
        return trust == null || trust == SignedNote.Trust.SIGNED;
    }
}
