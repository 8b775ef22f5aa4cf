package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.SignedNote;

/** Decides what the signatures under a note are worth to whoever requested a check. */
@FunctionalInterface
public interface NoteTrust {
    /** Knows no keys. */
    NoteTrust NONE = note -> null;

    /** What they are worth; null if no key is known that could decide it, or there is no signature. */
    SignedNote.@Nullable Trust of(CheckpointNote note);
}
