package taskmgmt.forecast.mixture;

import java.util.Arrays;

/**
 * How much likelier a value is if the task takes {@value #LEAST_FACTOR} to {@value #MOST_FACTOR} times as much as such tasks do than if it
 * takes as much as they do: the logarithm of a likelihood ratio, the test that finds the most of all tests with equally many false alarms
 * (J. Neyman, E. Pearson, "On the Problem of the Most Efficient Tests of Statistical Hypotheses", Philosophical Transactions of the Royal
 * Society A 231, 1933). Both distributions are the predicted one, smoothed on the logarithmic scale with a Laplace kernel, so that values
 * never seen are unlikely but not impossible. Half of the logarithmic distance of the value beyond a calibrated quantile is added, because
 * far away the ratio itself no longer changes.
 *
 * <p>As long as a frequent value lies farther out, no value before it counts as unusual, however rare: a task that has been running that
 * long may yet reach the frequent value.
 *
 * <p>For tasks that took too little, everything is mirrored. Immutable.
 */
public final class Odds {
    private static final double LEAST_FACTOR = 3;
    private static final double MOST_FACTOR = 30;
    private static final double NEAR = StrictMath.log(LEAST_FACTOR);
    private static final double FAR = StrictMath.log(MOST_FACTOR);
    /** The width of the kernel: within a factor of 1.35, two values are practically the same. */
    private static final double WIDTH = 0.3;
    private static final double BEYOND = 0.5;
    /** A thousandth of a second, or of a megabyte; anything less counts as this. */
    private static final double LEAST_VALUE = 1_000;
    /** The logarithmic distance between values checked in a search. */
    private static final double STRIDE = 0.1;
    /** The maximum logarithmic distance of a limit from the values seen. */
    private static final double FARTHEST = 20;
    private static final int HALVINGS = 20;

    private final int sign;
    private final double edge;
    private final double[] places;
    /** The last place seen; beyond it the odds only grow. */
    private final double last;
    /** At index n, the weight of the first n places. */
    private final double[] weights;
    /** At index n, the sum of the kernels of the first n places, at the origin. */
    private final double[] rising;
    /** At index n, the sum of the kernels of the other places. */
    private final double[] falling;

    private Odds(Curve curve, int sign, double edge) {
        this.sign = sign;
        this.edge = place(edge);
        int size = curve.size();
        places = new double[size];
        weights = new double[size + 1];
        rising = new double[size + 1];
        falling = new double[size + 1];
        for (int i = 0; i < size; i++) {
            int from = sign > 0 ? i : size - 1 - i;
            places[i] = place(curve.value(from));
            weights[i + 1] = weights[i] + curve.weight(from);
            rising[i + 1] = rising[i] + curve.weight(from) * StrictMath.exp(places[i] / WIDTH);
        }
        last = places[size - 1];
        for (int i = size - 1; i >= 0; i--) {
            falling[i] = falling[i + 1] + (weights[i + 1] - weights[i]) * StrictMath.exp(-places[i] / WIDTH);
        }
    }

    /** Odds for values that are too large: those above a high quantile. */
    static Odds above(Curve curve, double high) {
        return new Odds(curve, 1, high);
    }

    /** Odds for values that are too small: those below a low quantile. */
    static Odds below(Curve curve, double low) {
        return new Odds(curve, -1, low);
    }

    private double place(double value) {
        return sign * StrictMath.log(Math.max(LEAST_VALUE, value));
    }

    /** The lowest odds of this value and of all values farther out: if one of those may be usual, so may any value before it. */
    public double of(double value) {
        double place = place(value);
        double least = at(place);
        for (double farther = place + STRIDE; farther < last; farther += STRIDE) {
            least = Math.min(least, at(farther));
        }
        return Math.min(least, place < last ? at(last) : least);
    }

    /** The value beyond which the odds are never lower than these. */
    public double limit(double odds) {
        double beyond = last;
        while (at(beyond) < odds && beyond < last + FARTHEST) {
            beyond += STRIDE;
        }
        double before = beyond - STRIDE;
        while (at(before) >= odds && before > last - FARTHEST) {
            beyond = before;
            before -= STRIDE;
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (before + beyond) / 2;
            if (at(middle) < odds) {
                before = middle;
            } else {
                beyond = middle;
            }
        }
        return StrictMath.exp(sign * beyond);
    }

    private double at(double place) {
        return StrictMath.log(far(place) / density(place)) + BEYOND * (place - edge);
    }

    private double density(double place) {
        int split = split(place);
        return (low(place, split) + high(place, split)) / (2 * WIDTH);
    }

    /** The density of all the multiples, uniform in their logarithm. */
    private double far(double place) {
        double near = place - NEAR;
        double distant = place - FAR;
        int upToNear = split(near);
        int upToDistant = split(distant);
        double between = weights[upToNear] - weights[upToDistant]
                + (low(distant, upToDistant) - low(near, upToNear)) / 2
                + (high(near, upToNear) - high(distant, upToDistant)) / 2;
        return Math.max(Double.MIN_NORMAL, between) / (FAR - NEAR);
    }

    private double low(double place, int split) {
        return rising[split] * StrictMath.exp(-place / WIDTH);
    }

    private double high(double place, int split) {
        return falling[split] * StrictMath.exp(place / WIDTH);
    }

    /** How many places are not beyond this one. */
    private int split(double place) {
        int found = Arrays.binarySearch(places, place);
        int split = found < 0 ? -found - 1 : found;
        while (split < places.length && places[split] == place) {
            split++;
        }
        return split;
    }
}
