package taskmgmt.report.repair;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;

/**
 * How often a fault came back soon after it was resolved: an incident with the same failure mode in the same place,
 * according to its metadata, detected within {@link #WITHIN} of the resolution.
 *
 * @param resolved how many incidents were resolved at a known time
 * @param recurred how many of their faults came back; recently resolved ones may still do so
 */
public record Recurrence(long resolved, long recurred) {
    /** How long after its resolution a fault that comes back counts as a recurrence. */
    public static final Duration WITHIN = Duration.ofHours(24);

    static Recurrence of(List<Repair> repairs) {
        Map<List<String>, TreeSet<Instant>> detections = new HashMap<>();
        for (Repair repair : repairs) {
            detections.computeIfAbsent(repair.fault(), _ -> new TreeSet<>()).add(repair.detectedAt());
        }
        long resolved = 0;
        long recurred = 0;
        for (Repair repair : repairs) {
            Instant at = repair.isResolved() ? repair.resolvedAt() : null;
            if (at != null) {
                TreeSet<Instant> same = detections.getOrDefault(repair.fault(), new TreeSet<>());
                Instant next = same.higher(at.isBefore(repair.detectedAt()) ? repair.detectedAt() : at);
                resolved++;
                recurred += next != null && !next.isAfter(at.plus(WITHIN)) ? 1 : 0;
            }
        }
        return new Recurrence(resolved, recurred);
    }

    public @Nullable Decimal percent() {
        return Percent.of(recurred, resolved);
    }
}
