package taskmgmt.report.repair;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What repairs can be grouped by. */
public enum RepairGrouping {
    FAILURE_MODE("failure_mode"),
    SEVERITY("severity"),
    PLAYBOOK("playbook"),
    /** The day in UTC on which the incident was detected. */
    DAY("day");

    private static final int DATE_LENGTH = "2025-01-31".length();

    private final String text;

    RepairGrouping(String text) {
        this.text = text;
    }

    /** The word in arguments and outputs. */
    public String text() {
        return text;
    }

    /** All of these words. */
    public static List<String> words() {
        return List.of(values()).stream().map(RepairGrouping::text).toList();
    }

    /** @throws IllegalArgumentException if it is not one of {@link #words} */
    public static RepairGrouping named(String text) {
        for (RepairGrouping grouping : values()) {
            if (grouping.text.equals(text)) {
                return grouping;
            }
        }
        throw new IllegalArgumentException("cannot be '" + text + "'; it is one of " + String.join(", ", words()));
    }

    /** The group of the repair; null for one without a playbook. */
    @Nullable String of(Repair repair) {
        return switch (this) {
            case FAILURE_MODE -> repair.failureMode();
            case SEVERITY -> repair.severity();
            case PLAYBOOK -> repair.playbook();
            case DAY -> repair.detectedAt().toString().substring(0, DATE_LENGTH);
        };
    }
}
