package taskmgmt.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a change can be about. */
public enum ResourceType {
    /** A task: {@code /SUBSYSTEM/TYPE/ID}. */
    TASK,
    /** An incident: {@code /self_healing/FAILURE_MODE/ID}. */
    INCIDENT,
    /** A learning activity: {@code /learning/TYPE/ID}. */
    LEARNING,
    /** An update of a configuration: {@code /COMPONENT/ID}. */
    CONFIG,
    /**
     * The logs themselves: {@code /registry}, {@code /incidents} and {@code /audit} are rotated and compressed; checkpoints are
     * made of {@code /audit}; {@code /keys} are created, rotated and revoked; {@code /directory} is merged and repaired.
     */
    LOG;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable ResourceType named(String text) {
        for (ResourceType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        return null;
    }
}
