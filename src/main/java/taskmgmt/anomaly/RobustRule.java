package taskmgmt.anomaly;

import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Expectation.Bound;

/**
 * A run is out of the ordinary if its logarithm is more than a given number of standard deviations above or below the median of the
 * logarithms, where the deviation is estimated from the median absolute deviation (MAD): the modified z-score of [1]. The severity
 * is high at twice that distance. Up to half of the runs may be slow without hiding each other, and a group that varies much is
 * allowed more than one that hardly varies. Logarithms are used because durations are skewed: on that scale, "twice as long" and
 * "half as long" are symmetric.
 *
 * <p>The factor 1.4826 turns the MAD of normal values into their standard deviation. A group whose runs all take nearly the same
 * time has a MAD of about 0, so every hiccup would be found; the deviation is therefore at least {@value #MIN_DEVIATION}, which
 * puts the limits at 1.42 times the median and the median divided by 1.42 for the score of 3.5.
 *
 * <p>With few runs, deviation and median are known poorly. So the MAD of few runs is enlarged by the factors of [2], the score is
 * exchanged for that of Student's distribution with the same probability (by the approximation of [3]), and the variance of a
 * median, π/2n of that of a value, is added. That keeps false alarms among normal values at 0.2 % or less on either side for any
 * number of runs; without this, they would be 3 % for five runs. The price is that five runs of a varying group can hardly convict
 * a sixth.
 *
 * <ol>
 * <li>B. Iglewicz, D. C. Hoaglin: How to Detect and Handle Outliers. ASQC Basic References in Quality Control 16, 1993.
 * <li>C. Croux, P. J. Rousseeuw: Time-Efficient Algorithms for Two Highly Robust Estimators of Scale. COMPSTAT 1992.
 * <li>D. L. Wallace: Bounds on Normal Approximations to Student's and the Chi-Square Distributions. Annals of Mathematical
 *     Statistics 30, 1959.
 * </ol>
 *
 * @param score the number of standard deviations, for many runs; above 0
 */
public record RobustRule(double score) implements AnomalyRule {
    /** What Iglewicz and Hoaglin recommend: one in 4,300 normal values lies above it, and one below. */
    public static final double DEFAULT_SCORE = 3.5;

    private static final double MIN_DEVIATION = 0.1;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final double[] OF_FEW = {1.206, 1.200, 1.140, 1.129, 1.107};

    @Override
    public boolean needsDistribution() {
        return true;
    }

    /**
     * Removing one run moves a median by half a rank, in the same direction for any run above the median. So all runs that may
     * exceed the limit share one limit, that without the largest run; and all that may fall below share the one without the
     * smallest.
     */
    @Override
    public Limits limits(GroupBaseline baseline) {
        LogCounts logs = baseline.logs();
        Expectation other = expectation(logs);
        boolean enough = logs.size() > MIN_RUNS;
        Expectation above = enough ? expectation(logs.withoutGreatest()) : null;
        Expectation below = enough ? expectation(logs.withoutLeast()) : null;
        return new Limits() {
            @Override
            public @Nullable Expectation ofOther() {
                return other;
            }

            @Override
            public @Nullable Expectation ofOwn(long value) {
                return below != null && value < below.usual() ? below : above;
            }
        };
    }

    private @Nullable Expectation expectation(LogCounts logs) {
        if (logs.size() < MIN_RUNS) {
            return null;
        }
        double median = logs.medianLog();
        double distance = score(logs.size()) * deviation(logs, median);
        return median <= 0
                ? null
                : new Expectation(Math.exp(median),
                        new Bound(Math.exp(median + distance), Math.exp(median + 2 * distance)),
                        Bound.below(Math.exp(median - distance), Math.exp(median - 2 * distance)));
    }

    /** The equally improbable score when median and deviation come from this many runs. */
    private double score(long runs) {
        double freedom = runs - 1;
        double normal = score * (8 * freedom + 3) / (8 * freedom + 1);
        return Math.sqrt(freedom * Math.expm1(normal * normal / freedom) * (1 + Math.PI / (2 * runs)));
    }

    private static double deviation(LogCounts logs, double median) {
        double mad = MAD_TO_DEVIATION * logs.medianDeviation(median);
        int few = (int) Math.min(logs.size() - MIN_RUNS, OF_FEW.length);
        double correction = few < OF_FEW.length ? OF_FEW[few] : logs.size() / (logs.size() - 0.8);
        return Math.max(MIN_DEVIATION, mad * correction);
    }
}
