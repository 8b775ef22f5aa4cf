package taskmgmt.imports;

import org.jspecify.annotations.Nullable;

/** How far a unit of work had come when its source wrote it down. */
public enum Outcome {
    PENDING,
    ACTIVE,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether nothing comes after it. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** The outcome with that name, in small letters; null where there is none. */
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
