package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/** What can happen to a task. */
public enum EventType {
    CREATED("task.created"),
    QUEUED("task.queued"),
    STARTED("task.started"),
    PROGRESS("task.progress"),
    SNAPSHOT("task.snapshot"),
    UPDATED("task.updated"),
    VERIFIED("task.verified"),
    PAUSED("task.paused"),
    RESUMED("task.resumed"),
    RETRYING("task.retrying"),
    COMPLETED("task.completed"),
    FAILED("task.failed"),
    CANCELLED("task.cancelled"),
    ESCALATED("task.escalated");

    /** What all names begin with. */
    public static final String PREFIX = "task.";

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The name in the registry. */
    public String text() {
        return text;
    }

    /**
     * The type that a name stands for, or null. Besides its own names it knows the older ones: {@code mission.*},
     * {@code mission.resolved} for a completion, and {@code task.registered}.
     */
    public static @Nullable EventType named(String name) {
        String plain = name.startsWith("mission.") ? PREFIX + name.substring("mission.".length()) : name;
        for (EventType type : values()) {
            if (type.text.equals(plain)) {
                return type;
            }
        }
        return switch (plain) {
            case "task.registered" -> CREATED;
            case "task.resolved" -> name.equals("mission.resolved") ? COMPLETED : null;
            case "task.canceled" -> CANCELLED;
            default -> null;
        };
    }
}
