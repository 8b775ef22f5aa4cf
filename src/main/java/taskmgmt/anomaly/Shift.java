package taskmgmt.anomaly;

import java.util.Comparator;
import taskmgmt.stats.Group;

/**
 * A group whose runs now take a different time than before.
 *
 * @param before       its earlier runs
 * @param after        its runs since the shift
 * @param sinceMicros  when the first run with the new time ended
 * @param pValue       how likely such a clear shift is among runs that differ only by chance
 */
public record Shift(Group group, Level before, Level after, long sinceMicros, double pValue) {
    private static final double SEVERE = 2;

    static final Comparator<Shift> LARGEST_FIRST =
            Comparator.comparingDouble(Shift::change).reversed().thenComparing(Shift::group);

    /** Runs that take about the same time, and their median in microseconds. */
    public record Level(int runs, double medianMicros) {}

    /** The median after the shift divided by the median before: above 1 if the group has become slower. */
    public double ratio() {
        return after.medianMicros / before.medianMicros;
    }

    /** Whether the group has become slower or faster. */
    public Side side() {
        return ratio() > 1 ? Side.SLOW : Side.FAST;
    }

    /** High if the time has at least doubled or halved. */
    public AnomalyLevel severity() {
        return change() >= SEVERE ? AnomalyLevel.HIGH : AnomalyLevel.MEDIUM;
    }

    /** The ratio or its inverse, whichever is above 1. */
    double change() {
        return Math.max(ratio(), 1 / ratio());
    }
}
