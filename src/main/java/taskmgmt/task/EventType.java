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

    /** The prefix of all names. */
    public static final String PREFIX = "task.";

    private static final String MISSION = "mission.";

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The name in the registry. */
    public String text() {
        return text;
    }

    /**
     * The type that a name denotes, or null. Older names are accepted too: {@code task.registered}, and every {@code mission.*}. Of
     * those, {@code mission.resolved} and {@code mission.succeeded} are completions and {@code mission.aborted} is a cancellation;
     * any that matches no event of a task is an update.
     */
    public static @Nullable EventType named(String name) {
        boolean isMission = name.startsWith(MISSION) && name.length() > MISSION.length();
        String plain = isMission ? PREFIX + name.substring(MISSION.length()) : name;
        for (EventType type : values()) {
            if (type.text.equals(plain)) {
                return type;
            }
        }
        return switch (plain) {
            case "task.registered" -> CREATED;
            case "task.canceled" -> CANCELLED;
            case "task.resolved", "task.succeeded" -> isMission ? COMPLETED : null;
            case "task.aborted" -> isMission ? CANCELLED : null;
            default -> isMission ? UPDATED : null;
        };
    }
}
