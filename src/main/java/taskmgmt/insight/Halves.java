package taskmgmt.insight;

import java.util.Arrays;
import taskmgmt.stats.Significance;

/** A series cut in the middle: what came before, and what came after. With an odd number, the later half has one more. */
final class Halves {
    private final double[] before;
    private final double[] after;

    private Halves(double[] before, double[] after) {
        this.before = before;
        this.after = after;
    }

    static Halves of(double[] series) {
        int middle = series.length / 2;
        return new Halves(Arrays.copyOf(series, middle), Arrays.copyOfRange(series, middle, series.length));
    }

    int countBefore() {
        return before.length;
    }

    int countAfter() {
        return after.length;
    }

    /** The probability of such a large difference between the two by chance. */
    double probability() {
        return Significance.ofDifference(before, after);
    }

    double medianBefore() {
        return median(before);
    }

    double medianAfter() {
        return median(after);
    }

    /** The median by nearest rank. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length + 1) / 2 - 1];
    }
}
