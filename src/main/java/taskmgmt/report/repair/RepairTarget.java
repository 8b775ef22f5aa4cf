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
 * How repairs compare with their target time.
 *
 * @param severity    that the target is for; null for all
 * @param target      how long a repair may take on average
 * @param resolved    how many repairs it is compared with
 * @param within      how many of them met it
 * @param meanSeconds how long they took on average; null if there are none
 * @param openTooLong how many incidents have already been open for longer
 */
public record RepairTarget(
        @Nullable Severity severity,
        Duration target,
        long resolved,
        long within,
        @Nullable Decimal meanSeconds,
        long openTooLong) {
    /** How long the repair of any incident should take on average. */
    public static final Duration OVERALL = Duration.ofMinutes(2);

    /**
     * The target for all incidents.
     *
     * @param repairs those compared with it
     * @param all     incidents, which may be open for too long
     */
    static RepairTarget overall(List<Repair> repairs, List<Repair> all, Instant now) {
        return of(null, OVERALL, repairs, tooLong(all, OVERALL, now));
    }

    /** One for each severity, the most severe first. */
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

    /** Whether the mean is within the target; null if nothing was repaired. */
    public @Nullable Boolean met() {
        return meanSeconds == null ? null : meanSeconds.compareTo(Decimal.valueOf(target.toSeconds())) <= 0;
    }

    public @Nullable Decimal withinPercent() {
        return Percent.of(within, resolved);
    }
}
