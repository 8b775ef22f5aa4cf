package taskmgmt.anomaly;

import taskmgmt.stats.Group;

/** One metric of the runs of one group, which are compared with each other. */
public record Series(Group group, Metric metric) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
        int byGroup = group.compareTo(other.group);
        return byGroup != 0 ? byGroup : metric.compareTo(other.metric);
    }
}
