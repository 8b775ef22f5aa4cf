package taskmgmt.cli.option;

import java.time.Duration;
import taskmgmt.cli.value.Numbers;
import taskmgmt.number.Decimal;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.time.Durations;

/** Limits as people type them: a duration, or {@code p95x3}, three times the 95th percentile of earlier runs. */
public final class HistoryLimits {
    private static final Duration WITHOUT_HISTORY = Duration.ofHours(1);
    private static final Decimal MAX_FACTOR = Decimal.valueOf(1_000);
    private static final int MAX_PERCENTILE = 99;
    private static final int MICROS_PER_SECOND = 1_000_000;

    private HistoryLimits() {}

    /** @throws IllegalArgumentException if it is neither */
    public static StuckLimit parse(String text) {
        int times = text.indexOf('x');
        if (!text.startsWith("p") || times < 0) {
            return fixed(Durations.parse(text));
        }
        int percentile = Numbers.between(1, MAX_PERCENTILE).parse(text.substring(1, times));
        return new StuckLimit(micros(WITHOUT_HISTORY), percentile, factor(text.substring(times + 1)));
    }

    public static StuckLimit fixed(Duration duration) {
        return StuckLimit.fixed(micros(duration));
    }

    /** A duration that {@link Durations} accepts, in microseconds. */
    public static long micros(Duration duration) {
        return duration.getSeconds() * MICROS_PER_SECOND + duration.getNano() / 1_000;
    }

    private static double factor(String text) {
        try {
            Decimal factor = Decimal.parse(text);
            if (factor.signum() > 0 && factor.compareTo(MAX_FACTOR) <= 0) {
                return factor.doubleValue();
            }
        } catch (NumberFormatException _) {
            // Reported below, together with what would be valid.
        }
        throw new IllegalArgumentException("'" + text + "' is not a factor, above 0 and up to 1000, as in p95x3");
    }
}
