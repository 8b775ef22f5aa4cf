package taskmgmt.anomaly;

import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Expectation.Bound;

/**
 * Further above or below the median than this many standard deviations, both of the logarithms, and the deviation estimated from the
 * median absolute deviation (MAD): the modified z-score of [1], high from twice as far on. Up to half of the runs may be
 * slow without hiding each other, and a group that varies much is allowed more than one that hardly does. Logarithms,
 * because durations are skewed: what is symmetric about them is "twice as long" and "half as long".
 *
 * <p>1.4826 makes the MAD of normal values their standard deviation. A group whose runs take nearly the same time each has
 * a MAD of about 0, and would find every hiccup: the deviation counts as {@value #MIN_DEVIATION} at least, which puts
 * the limits at 1.42 times the median and a 1.42th of it for the score of 3.5.
 *
 * <p>Few runs know their deviation and their median poorly. So the MAD of few is enlarged by the factors of [2], the score
 * is exchanged for that of Student's distribution with the same probability (by the approximation of [3]), and the
 * variance of a median, π/2n of that of a value, is added. That keeps false alarms among normal values at 0.2 % or less on either side for
 * any number of runs; without, they would be 3 % for five runs. The price is that five runs of a group that varies
 * can hardly convict a sixth.
 *
 * <ol>
 * <li>B. Iglewicz, D. C. Hoaglin: How to Detect and Handle Outliers. ASQC Basic References in Quality Control 16, 1993.
 * <li>C. Croux, P. J. Rousseeuw: Time-Efficient Algorithms for Two Highly Robust Estimators of Scale. COMPSTAT 1992.
 * <li>D. L. Wallace: Bounds on Normal Approximations to Student's and the Chi-Square Distributions. Annals of Mathematical
 *     Statistics 30, 1959.
 * </ol>
 *
 * @param score how many standard deviations, for many runs; above 0
 */
public record RobustRule(double score) implements AnomalyRule {
    /** What Iglewicz and Hoaglin recommend: one in 4,300 normal values is further above, and one further below. */
    public static final double DEFAULT_SCORE = 3.5;

    private static final double MIN_DEVIATION = 0.1;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final double[] OF_FEW = {1.206, 1.200, 1.140, 1.129, 1.107};

    @Override
    public boolean needsDistribution() {
        return true;
    }

    /**
     * One run less moves a median by half a rank, and it is the same half for any run above it. So all runs that may
     * exceed the limit have the same one: that without the greatest; and all that may fall below, that without the least.
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

    /** The score that is as improbable, now that median and deviation are those of this many runs. */
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
