package taskmgmt.report.repair;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Mean;

/**
 * Whether repairs take longer than before: the mean of the last day compared with that of the last week, which includes
 * the day. A repair counts at the time of its resolution.
 */
public record RepairRegression(Period day, Period week) {
    /** The factor by which the day's mean must exceed the week's. */
    public static final Decimal FACTOR = Decimal.valueOf(12, 1);

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int RATIO_DECIMALS = 3;

    /**
     * The repairs within a period.
     *
     * @param meanSeconds null if there were none
     */
    public record Period(long count, @Nullable Decimal meanSeconds) {
        private static Period of(List<Repair> repairs, Instant from, Instant to) {
            Mean mean = new Mean();
            for (Repair repair : repairs) {
                Instant at = repair.resolvedAt();
                Decimal took = repair.repairSeconds();
                if (at != null && took != null && !at.isBefore(from) && !at.isAfter(to)) {
                    mean.add(took);
                }
            }
            return new Period(mean.count(), mean.value());
        }
    }

    static RepairRegression of(List<Repair> repairs, Instant now) {
        return new RepairRegression(Period.of(repairs, now.minus(DAY), now), Period.of(repairs, now.minus(WEEK), now));
    }

    /** The day's mean as a multiple of the week's; null if either is missing or the week's is 0. */
    public @Nullable Decimal ratio() {
        Decimal last = day.meanSeconds;
        Decimal usual = week.meanSeconds;
        return last == null || usual == null || usual.signum() == 0
                ? null
                : last.divide(usual, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether repairs have become slower; null if nothing was repaired in the last day. */
    public @Nullable Boolean regressed() {
        Decimal last = day.meanSeconds;
        Decimal usual = week.meanSeconds;
        return last == null || usual == null ? null : last.compareTo(usual.multiply(FACTOR)) > 0;
    }
}
