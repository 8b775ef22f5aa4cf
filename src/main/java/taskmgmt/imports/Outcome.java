package taskmgmt.imports;

import org.jspecify.annotations.Nullable;

/** How far a unit of work had come when its source wrote it down. */
public enum Outcome {
    PENDING,
    ACTIVE,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether it is final. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** The outcome with that name, in lower case; null if there is none. */
    public static @Nullable Outcome named(String name) {
        return switch (name) {
            case "pending" -> PENDING;
            case "active" -> ACTIVE;
            case "completed" -> COMPLETED;
            case "failed" -> FAILED;
            case "cancelled" -> CANCELLED;
            default -> null;
        };
    }
}
