package taskmgmt.anomaly;

import java.util.Comparator;
import taskmgmt.stats.Group;

/** What is compared with each other: one metric of the runs of one group. */
public record Series(Group group, Metric metric) implements Comparable<Series> {
    private static final Comparator<Series> ORDER = Comparator.comparing(Series::group).thenComparing(Series::metric);

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
