package taskmgmt.anomaly;

import java.util.Comparator;
import taskmgmt.stats.Group;

/**
 * A group whose runs have come to take another time than before.
 *
 * @param before       its runs before
 * @param after        its runs since
 * @param sinceMicros  when the first run that took the new time ended
 * @param pValue       how likely so clear a shift is among runs that differ by chance only
 */
public record Shift(Group group, Level before, Level after, long sinceMicros, double pValue) {
    private static final double SEVERE = 2;

    static final Comparator<Shift> LARGEST_FIRST =
            Comparator.comparingDouble(Shift::change).reversed().thenComparing(Shift::group);

    /** Runs that take about the same time, and their median in microseconds. */
    public record Level(int runs, double medianMicros) {}

    /** The median since over the median before: above 1 where the group has become slower. */
    public double ratio() {
        return after.medianMicros / before.medianMicros;
    }

    /** Whether the group has become slower or faster. */
    public Side side() {
        return ratio() > 1 ? Side.SLOW : Side.FAST;
    }

    /** High from twice, or half, the time on. */
    public AnomalyLevel severity() {
        return change() >= SEVERE ? AnomalyLevel.HIGH : AnomalyLevel.MEDIUM;
    }

    /** The ratio or its inverse, whichever is above 1. */
    double change() {
        return Math.max(ratio(), 1 / ratio());
    }
}
