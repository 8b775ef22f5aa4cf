package taskmgmt.doctor;

import java.util.Locale;

/** How serious a finding is, least serious first. */
public enum Gravity {
    /** Checked; nothing to report. */
    OK,
    /** Good to know; nothing needs to be done. */
    NOTE,
    /** Everything works, but needs attention; or a recorded loss. */
    WARNING,
    /** Something is broken or missing, or cannot be written. */
    PROBLEM;

    /** The word in outputs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
