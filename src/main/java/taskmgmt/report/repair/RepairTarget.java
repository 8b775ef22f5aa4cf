package taskmgmt.report.repair;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.report.Mean;
import taskmgmt.report.Percent;

/**
 * How repairs stand to the time they may take.
 *
 * @param severity    whose target it is; null for that of all
 * @param target      how long a repair may take on average
 * @param resolved    how many repairs it is held against
 * @param within      how many of them took no longer
 * @param meanSeconds how long they took on average; null where there are none
 * @param openTooLong how many incidents are open for longer than that already
 */
public record RepairTarget(
        @Nullable Severity severity,
        Duration target,
        long resolved,
        long within,
        @Nullable Decimal meanSeconds,
        long openTooLong) {
    /** What the repair of any incident should take on average. */
    public static final Duration OVERALL = Duration.ofMinutes(2);

    /**
     * That of all.
     *
     * @param repairs those that are held against it
     * @param all     those that may be open for too long
     */
    static RepairTarget overall(List<Repair> repairs, List<Repair> all, Instant now) {
        return of(null, OVERALL, repairs, tooLong(all, OVERALL, now));
    }

    /** One for each severity, the worst first. */
    static List<RepairTarget> bySeverity(List<Repair> repairs, List<Repair> all, Instant now) {
        List<RepairTarget> targets = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Duration target = severity.repairTarget();
            targets.add(of(severity, target, of(severity, repairs), tooLong(of(severity, all), target, now)));
        }
        return List.copyOf(targets);
    }

    private static List<Repair> of(Severity severity, List<Repair> repairs) {
        return repairs.stream().filter(repair -> severity.text().equals(repair.severity())).toList();
    }

    private static long tooLong(List<Repair> repairs, Duration target, Instant now) {
        Instant latest = now.minus(target);
        return repairs.stream().filter(repair -> repair.isOpen() && repair.detectedAt().isBefore(latest)).count();
    }

    private static RepairTarget of(
            @Nullable Severity severity, Duration target, List<Repair> repairs, long openTooLong) {
        Decimal seconds = Decimal.valueOf(target.toSeconds());
        Mean mean = new Mean();
        long within = 0;
        for (Repair repair : repairs) {
            Decimal took = repair.repairSeconds();
            if (took != null) {
                mean.add(took);
                within += took.compareTo(seconds) <= 0 ? 1 : 0;
            }
        }
        return new RepairTarget(severity, target, mean.count(), within, mean.value(), openTooLong);
    }

    /** Whether the mean is within the target; null where nothing was repaired. */
    public @Nullable Boolean met() {
        return meanSeconds == null ? null : meanSeconds.compareTo(Decimal.valueOf(target.toSeconds())) <= 0;
    }

    public @Nullable Decimal withinPercent() {
        return Percent.of(within, resolved);
    }
}
