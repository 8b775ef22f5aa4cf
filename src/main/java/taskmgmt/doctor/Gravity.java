package taskmgmt.doctor;

import java.util.Locale;

/** How bad a finding is, the mildest first. */
public enum Gravity {
    /** Looked at, and nothing to say. */
    OK,
    /** Good to know; nothing needs to be done. */
    NOTE,
    /** Everything works, but somebody should see to it; or a loss that is on record. */
    WARNING,
    /** Something is broken or missing, or cannot be written. */
    PROBLEM;

    /** The word in outputs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
