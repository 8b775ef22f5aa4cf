package taskmgmt.incident;

import java.util.Locale;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** How bad an incident is, and how urgent that makes its task. */
public enum Severity {
    CRITICAL("critical", 10),
    HIGH("high", 8),
    MEDIUM("medium", 5),
    LOW("low", 2);

    private final String text;
    private final int priority;

    Severity(String text, int priority) {
        this.text = text;
        this.priority = priority;
    }

    public String text() {
        return text;
    }

    /** How urgent the task of such an incident is. */
    public Priority priority() {
        return new Priority(priority);
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
