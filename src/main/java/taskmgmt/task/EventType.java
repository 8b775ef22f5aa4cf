package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/** What can happen to a task. */
public enum EventType {
    CREATED("task.created", "task_registered"),
    QUEUED("task.queued", "task_queued"),
    STARTED("task.started", "task_started"),
    PROGRESS("task.progress", "task_progress"),
    SNAPSHOT("task.snapshot", "task_snapshot"),
    UPDATED("task.updated", "task_updated"),
    VERIFIED("task.verified", "task_verified"),
    PAUSED("task.paused", "task_paused"),
    RESUMED("task.resumed", "task_resumed"),
    RETRYING("task.retrying", "task_retrying"),
    COMPLETED("task.completed", "task_completed"),
    FAILED("task.failed", "task_failed"),
    CANCELLED("task.cancelled", "task_cancelled"),
    ESCALATED("task.escalated", "task_escalated");

    private final String text;
    private final String auditAction;

    EventType(String text, String auditAction) {
        this.text = text;
        this.auditAction = auditAction;
    }

    /** The name in the registry. */
    public String text() {
        return text;
    }

    /** The action under which the audit log records such an event. */
    public String auditAction() {
        return auditAction;
    }

    /**
     * The type that a name stands for, or null. Besides its own names it knows the older ones: {@code mission.*},
     * {@code mission.resolved} for a completion, and {@code task.registered}.
     */
    public static @Nullable EventType named(String name) {
        String plain = name.startsWith("mission.") ? "task." + name.substring("mission.".length()) : name;
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
