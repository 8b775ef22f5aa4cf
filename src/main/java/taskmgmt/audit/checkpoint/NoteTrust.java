package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.SignedNote;

/** Says what the signatures under a note are worth to whoever asked for a check. */
@FunctionalInterface
public interface NoteTrust {
    /** Knows no keys. */
    NoteTrust NONE = note -> null;

    /** What they are worth; null where no key is known that could tell, or there is no signature. */
    SignedNote.@Nullable Trust of(CheckpointNote note);
}
