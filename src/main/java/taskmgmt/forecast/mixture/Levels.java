package taskmgmt.forecast.mixture;

import java.util.Arrays;

/**
 * The levels that are predicted: some quantiles and an interval, whose low end is a quantile like the others. Its high
 * end is tracked separately, because the interval has to cover its fraction even if nothing can fall below the low end.
 * Immutable.
 */
public final class Levels {
    private final double interval;
    private final double[] ascending;
    private final int low;
    private final int high;

    private Levels(double interval, double[] quantiles) {
        this.interval = interval;
        double lowTail = (1 - interval) / 2;
        double highTail = (1 + interval) / 2;
        ascending = Arrays.copyOf(quantiles, quantiles.length + 2);
        ascending[quantiles.length] = lowTail;
        ascending[quantiles.length + 1] = highTail;
        Arrays.sort(ascending);
        low = indexOf(lowTail);
        int place = indexOf(highTail);
        while (place + 1 < ascending.length && ascending[place + 1] == highTail) {
            place++; // the last of equal levels: the first is the plain quantile
        }
        high = place;
    }

    /** @param interval the fraction of tasks that it should cover; all values between 0 and 1, both exclusive */
    public static Levels of(double interval, double... quantiles) {
        return new Levels(interval, quantiles);
    }

    public double interval() {
        return interval;
    }

    /** The index of this quantile among the ascending levels. */
    public int indexOf(double level) {
        int place = 0;
        while (ascending[place] != level) {
            place++;
        }
        return place;
    }

    int count() {
        return ascending.length;
    }

    double level(int index) {
        return ascending[index];
    }

    /** Not to be changed. */
    double[] ascending() {
        return ascending;
    }

    /** Whether this is one of the high quantiles. */
    boolean isUpper(int index) {
        return ascending[index] >= Upper.FROM && index != high;
    }

    /** Whether there are any. */
    boolean haveUpper() {
        for (int index = 0; index < ascending.length; index++) {
            if (isUpper(index)) {
                return true;
            }
        }
        return false;
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }
}
