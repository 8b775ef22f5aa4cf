package taskmgmt.forecast.mixture;

import java.util.Arrays;

/**
 * How much likelier a value is if the task took {@value #LEAST_FACTOR} to {@value #MOST_FACTOR} times as much as such tasks take than
 * if it took what they take: the logarithm of a likelihood ratio, which of all tests with as many false alarms finds the most
 * (J. Neyman, E. Pearson, "On the Problem of the Most Efficient Tests of Statistical Hypotheses", Philosophical Transactions
 * of the Royal Society A 231, 1933). Both distributions are the predicted one, smoothed on the scale of logarithms by a Laplace
 * kernel, so that what was never seen is unlikely and not impossible. To this comes half of how far the value is beyond a calibrated
 * quantile, as a logarithm: far away the ratio itself no longer changes.
 *
 * <p>So long as a value that was often seen lies farther out, a value before it is none to wonder at, however rare: a task that has run
 * that long may yet become one of those.
 *
 * <p>For what took too little, all of it is mirrored. Immutable.
 */
public final class Odds {
    private static final double LEAST_FACTOR = 3;
    private static final double MOST_FACTOR = 30;
    private static final double NEAR = StrictMath.log(LEAST_FACTOR);
    private static final double FAR = StrictMath.log(MOST_FACTOR);
    /** Of the kernel: within a factor of 1.35 two values are as good as the same. */
    private static final double WIDTH = 0.3;
    private static final double BEYOND = 0.5;
    /** A thousandth of a second, or of a megabyte: all that is less is that. */
    private static final double LEAST_VALUE = 1_000;
    /** By this factor the values are apart that are looked at where a value is searched for. */
    private static final double STRIDE = 0.1;
    /** No limit is farther from what was seen than this, as a logarithm. */
    private static final double FARTHEST = 20;
    private static final int HALVINGS = 20;

    private final int sign;
    private final double edge;
    private final double[] places;
    /** Of the places that were seen; beyond it the odds only grow. */
    private final double last;
    /** At n the weight of the first n places. */
    private final double[] weights;
    /** At n what the kernels of the first n places add up to, at the origin. */
    private final double[] rising;
    /** At n what those of the others do. */
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

    /** Of values that are too large: those above a high quantile. */
    static Odds above(Curve curve, double high) {
        return new Odds(curve, 1, high);
    }

    /** Of values that are too small: those below a low quantile. */
    static Odds below(Curve curve, double low) {
        return new Odds(curve, -1, low);
    }

    private double place(double value) {
        return sign * StrictMath.log(Math.max(LEAST_VALUE, value));
    }

    /** The least odds of this value and of all that are farther from what is usual: one that may as well be usual makes those before it so. */
    public double of(double value) {
        double place = place(value);
        double least = at(place);
        for (double farther = place + STRIDE; farther < last; farther += STRIDE) {
            least = Math.min(least, at(farther));
        }
        return Math.min(least, place < last ? at(last) : least);
    }

    /** Beyond which value the odds are nowhere less than these. */
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

    /** The density of all the multiples, their logarithms alike. */
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

    /** How many places are not beyond this. */
    private int split(double place) {
        int found = Arrays.binarySearch(places, place);
        int split = found < 0 ? -found - 1 : found;
        while (split < places.length && places[split] == place) {
            split++;
        }
        return split;
    }
}
