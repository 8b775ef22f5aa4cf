package taskmgmt.incident;

import java.time.Duration;
import java.util.Locale;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** How serious an incident is, the priority of its task, and how soon it should be repaired. */
public enum Severity {
    CRITICAL("critical", 10, Duration.ofMinutes(5)),
    HIGH("high", 8, Duration.ofMinutes(15)),
    MEDIUM("medium", 5, Duration.ofMinutes(30)),
    LOW("low", 2, Duration.ofHours(1));

    private final String text;
    private final int priority;
    private final Duration repairTarget;

    Severity(String text, int priority, Duration repairTarget) {
        this.text = text;
        this.priority = priority;
        this.repairTarget = repairTarget;
    }

    public String text() {
        return text;
    }

    /** How urgent the task of such an incident is. */
    public Priority priority() {
        return new Priority(priority);
    }

    /** How long the repair of such an incident may take. */
    public Duration repairTarget() {
        return repairTarget;
    }

    public static Severity parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        for (Severity severity : values()) {
            if (severity.text.equals(word)) {
                return severity;
            }
        }
        throw new RefusedException(
                Refusal.INVALID, "no severity '" + text + "': it is critical, high, medium or low");
    }
}
