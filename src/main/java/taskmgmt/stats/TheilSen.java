package taskmgmt.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fast a series rises: the median of the slopes between all pairs of its points. No distribution is assumed, and up to 29% of
 * the points may be arbitrary outliers without carrying it away.
 *
 * <p>The interval is based on Kendall's S. Without a trend it has the variance {@code (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18}, where
 * t are the sizes of groups of equal values; with {@code C = z·√Var(S)} the bounds are the slopes of ranks {@code (N - C)/2} and
 * {@code (N + C)/2 + 1} among all N sorted slopes. The lower rank is rounded down and the upper one up, so the interval is slightly
 * too wide. Points are assumed to be independent: if neighbours resemble each other, the interval is too narrow.
 *
 * <ol>
 *   <li>H. Theil, A rank-invariant method of linear and polynomial regression analysis, Indagationes Mathematicae 12,
 *       1950
 *   <li>P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the American Statistical
 *       Association 63, 1968
 *   <li>R. O. Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, section 16.4
 * </ol>
 */
public final class TheilSen {
    /** The share of intervals that contain the true slope. */
    public static final double LEVEL = 0.95;
    /**
     * The maximum number of points that are paired; if there are more, every second, third, … is used, so there are at most 2
     * million pairs.
     */
    static final int MAX_POINTS = 2048;

    private static final double Z = 1.959963984540054; // of the standard normal distribution, two-sided at LEVEL
    private static final double KENDALL_DIVISOR = 18;

    private TheilSen() {}

    /**
     * The slope of a series.
     *
     * @param perUnit the rise for every unit of x
     * @param low     the lower end of the interval; null if there are too few points for an interval at this level
     * @param high    the upper end; null in the same case
     */
    public record Slope(double perUnit, @Nullable Double low, @Nullable Double high) {
        /** Whether the interval excludes 0, that is, whether there is a rise or fall at all. */
        public boolean isSignificant() {
            return low != null && high != null && (low > 0 || high < 0);
        }
    }

    /**
     * The slope through these points; null for fewer than two.
     *
     * @param x strictly increasing
     * @param y as many, all finite
     */
    public static @Nullable Slope through(double[] x, double[] y) {
        if (x.length < 2) {
            return null;
        }
        double[] paired = thinned(y);
        double[] slopes = slopes(thinned(x), paired);
        double median = (slopes[(slopes.length - 1) / 2] + slopes[slopes.length / 2]) / 2;
        int rank = (int) Math.floor((slopes.length - Z * Math.sqrt(variance(paired))) / 2);
        return rank < 1
                ? new Slope(median, null, null)
                : new Slope(median, slopes[rank - 1], slopes[slopes.length - rank]);
    }

    private static double[] slopes(double[] x, double[] y) {
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double variance(double[] y) {
        double variance = kendallTerm(y.length);
        for (int size : ties(y)) {
            variance -= kendallTerm(size);
        }
        return variance / KENDALL_DIVISOR;
    }

    private static double kendallTerm(double size) {
        return size * (size - 1) * (2 * size + 5);
    }

    private static Iterable<Integer> ties(double[] y) {
        Map<Double, Integer> sizes = new HashMap<>();
        for (double value : y) {
            sizes.merge(value + 0.0, 1, Integer::sum); // -0.0 becomes 0.0
        }
        return sizes.values();
    }

    private static double[] thinned(double[] values) {
        int step = (values.length + MAX_POINTS - 1) / MAX_POINTS;
        double[] kept = new double[(values.length + step - 1) / step];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[i * step];
        }
        return kept;
    }
}
