package taskmgmt.report.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import taskmgmt.incident.Incident;
import taskmgmt.number.Decimal;
import taskmgmt.report.Mean;
import taskmgmt.report.figures.Trend;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.RunSeries.Value;
import taskmgmt.time.Micros;

/** The mean time to repair over time: for incidents by the day or hour of their resolution. */
public final class RepairSeries {
    private RepairSeries() {}

    /**
     * The series of these incidents, each given by its newest record.
     *
     * @param period when they were resolved
     */
    public static List<Value> values(Collection<Incident> incidents, Step step, Trend.Period period) {
        TreeMap<Long, Mean> buckets = new TreeMap<>();
        for (Incident incident : incidents) {
            Decimal seconds = incident.mttrSeconds();
            long resolved = Micros.of(incident.resolvedAt());
            if (seconds != null && period.holds(resolved)) {
                buckets.computeIfAbsent(step.bucket(resolved), unseen -> new Mean()).add(seconds);
            }
        }
        List<Value> values = new ArrayList<>();
        buckets.forEach((bucket, mean) -> values.add(new Value(bucket, mean.value(), mean.count())));
        return values;
    }
}
