package taskmgmt.report.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Mean;

/**
 * Times that incidents took, to their resolution or to another moment, in seconds; all but the count are null if there
 * are none.
 *
 * @param count how many incidents they are based on
 * @param p50   the median by nearest rank: a time that really occurred
 * @param p95   the 95th percentile by nearest rank
 */
public record RepairTimes(
        long count,
        @Nullable Decimal mean,
        @Nullable Decimal p50,
        @Nullable Decimal p95,
        @Nullable Decimal min,
        @Nullable Decimal max) {
    private static final int MEDIAN = 50;
    private static final int HIGH = 95;

    public static RepairTimes of(List<Decimal> seconds) {
        List<Decimal> sorted = new ArrayList<>(seconds);
        sorted.sort(null);
        Mean mean = new Mean();
        sorted.forEach(mean::add);
        return sorted.isEmpty()
                ? new RepairTimes(0, null, null, null, null, null)
                : new RepairTimes(sorted.size(), mean.value(), nearestRank(sorted, MEDIAN), nearestRank(sorted, HIGH),
                        sorted.getFirst(), sorted.getLast());
    }

    /** The figures of the known times. */
    public static RepairTimes of(List<Repair> repairs, Function<Repair, @Nullable Decimal> seconds) {
        return of(repairs.stream().map(seconds).filter(Objects::nonNull).toList());
    }

    /** The smallest value that at least this many percent of the values do not exceed. */
    private static Decimal nearestRank(List<Decimal> sorted, int percent) {
        long rank = ((long) sorted.size() * percent + 99) / 100;
        return sorted.get((int) rank - 1);
    }

    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("count", count);
        data.put("mean", mean);
        data.put("p50", p50);
        data.put("p95", p95);
        data.put("min", min);
        data.put("max", max);
        return data;
    }
}
