package taskmgmt.alert;

import org.jspecify.annotations.Nullable;

/** The kinds of occurrences that are worth an alert. */
public enum AlertKind {
    /** A task has failed, and is not being retried. */
    TASK_FAILED("task_failed"),
    /** A task of the queue has failed, and will not be retried automatically. */
    DEAD_LETTER("dead_letter"),
    /** The deadline of a task has passed. */
    SLA_MISSED("sla_missed"),
    /** A run took far more, or far less, than its group usually does. */
    ANOMALY("anomaly"),
    /** An incident is open for longer than it may be. */
    INCIDENT_OPEN("incident_open"),
    /** An expected run never began, came late or was too short. */
    RUN_MISSING("run_missing");

    private final String text;

    AlertKind(String text) {
        this.text = text;
    }

    /** The word in the logs and in every output. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static AlertKind parse(String text) {
        AlertKind kind = named(text);
        if (kind == null) {
            throw new IllegalArgumentException("'" + text + "' is none of task_failed, dead_letter, sla_missed, anomaly, incident_open and run_missing");
        }
        return kind;
    }

    static @Nullable AlertKind named(@Nullable Object text) {
        for (AlertKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        return null;
    }
}
