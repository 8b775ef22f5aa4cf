package taskmgmt.incident;

import org.jspecify.annotations.Nullable;

/** The status of an incident: detected → remediating → resolved or failed; resolved and failed are final. */
public enum IncidentStatus {
    DETECTED("detected"),
    REMEDIATING("remediating"),
    RESOLVED("resolved"),
    FAILED("failed");

    private final String text;

    IncidentStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public boolean isTerminal() {
        return this == RESOLVED || this == FAILED;
    }

    /** The status of that name, or null. */
    public static @Nullable IncidentStatus named(String text) {
        for (IncidentStatus status : values()) {
            if (status.text.equals(text)) {
                return status;
            }
        }
        return null;
    }
}
