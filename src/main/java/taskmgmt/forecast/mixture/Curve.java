package taskmgmt.forecast.mixture;

import java.util.Arrays;

/**
 * A distribution of finitely many values: for each, the fraction of the weight that does not exceed it. Values so close
 * that less than {@value #GRAIN} of the weight from there on lies between them are merged into the greater one.
 * Immutable.
 */
final class Curve {
    private static final double GRAIN = 0.001;
    /**
     * Far more than the rounding errors of adding up weights: of ten equal weights, the ninth value must be the 0.9
     * quantile.
     */
    private static final double SLACK = 1e-9;

    private final double[] values;
    private final double[] shares;

    private Curve(double[] values, double[] shares) {
        this.values = values;
        this.shares = shares;
    }

    /**
     * The curve of ascending values; any that exceeds {@code most} counts as {@code most}.
     *
     * @param shares for each value, the fraction of the weight that is not above it
     */
    static Curve of(double[] values, double[] shares, int count, double most) {
        double[] kept = new double[count];
        double[] upTo = new double[count];
        int size = 0;
        double before = 0; // the fraction below the newest value kept
        for (int i = 0; i < count; i++) {
            double value = Math.min(values[i], most);
            boolean joins = size > 0 && (kept[size - 1] == value || i < count - 1 && shares[i] - before < GRAIN * (1 - before));
            if (!joins) {
                before = size == 0 ? 0 : upTo[size - 1];
                size++;
            }
            kept[size - 1] = value;
            upTo[size - 1] = shares[i];
        }
        return new Curve(Arrays.copyOf(kept, size), Arrays.copyOf(upTo, size));
    }

    /** The smallest value that this fraction of the weight does not exceed. */
    double quantile(double share) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (shares[middle] >= share - SLACK) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return values[from];
    }

    /** The fraction of the weight that does not exceed this value. */
    double upTo(double value) {
        int found = Arrays.binarySearch(values, value);
        int place = found < 0 ? -found - 2 : found;
        return place < 0 ? 0 : Math.min(1, shares[place]);
    }

    /** How many values there are. */
    int size() {
        return values.length;
    }

    /** The value at this index in ascending order. */
    double value(int place) {
        return values[place];
    }

    /** The fraction of the weight that the value at this index has. */
    double weight(int place) {
        return place == 0 ? shares[0] : shares[place] - shares[place - 1];
    }

    double greatest() {
        return values[values.length - 1];
    }

    /** The fraction of the weight below this value; 1 above the greatest. */
    double below(double value) {
        int found = Arrays.binarySearch(values, value);
        int place = found < 0 ? -found - 1 : found;
        if (place == values.length) {
            return 1;
        }
        return place == 0 ? 0 : shares[place - 1];
    }
}
