package taskmgmt.cli.value;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Durations;

/**
 * How often the figures of a command are recorded while it runs.
 *
 * @param every null for never
 */
public record Monitoring(@Nullable Duration every) {
    /** The label for a value in help. */
    public static final String LABEL = "DURATION|off";
    /** The environment variable that sets this for all commands. */
    public static final String VARIABLE = "TASK_MGMT_MONITORING";
    public static final Monitoring USUAL = new Monitoring(Duration.ofSeconds(30));

    /** {@code on} for the default, {@code off} for never, or a duration above 0. */
    public static Monitoring parse(String text) {
        if (text.equals("on")) {
            return USUAL;
        }
        return new Monitoring(text.equals("off") ? null : Durations.positive(text));
    }
}
