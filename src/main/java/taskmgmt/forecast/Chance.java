package taskmgmt.forecast;

import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Prediction;

/**
 * How likely a task is to end within a given time: calibrated quantiles read in reverse, interpolated linearly between
 * their logarithms. Immutable.
 */
public final class Chance {
    /** The maximum: a few hundred other tasks cannot give more certainty than this. */
    public static final double MOST = 0.99;

    private static final double GRAIN_MICROS = 1_000;
    private static final double[] LEVELS = {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, MOST};

    private final Prediction prediction;
    private final double most;

    /** @param runs the total number of runs: n of them can promise a probability of at most n/(n+1) */
    Chance(Prediction prediction, long runs) {
        this.prediction = prediction;
        this.most = Math.min(MOST, (double) runs / (double) (runs + 1));
    }

    static Levels levels(double interval) {
        return Levels.of(interval, LEVELS);
    }

    double within(long micros) {
        return Math.min(most, calibrated(micros));
    }

    /** The calibrated value that this fraction of such tasks stays within; must be one of the requested levels. */
    long quantile(double share) {
        return prediction.quantile(share);
    }

    private double calibrated(long micros) {
        if (micros < prediction.quantile(LEVELS[0])) {
            return 0;
        }
        int reached = 0;
        while (reached + 1 < LEVELS.length && prediction.quantile(LEVELS[reached + 1]) <= micros) {
            reached++;
        }
        if (reached + 1 == LEVELS.length) {
            return MOST;
        }
        double from = log(prediction.quantile(LEVELS[reached]));
        double to = log(prediction.quantile(LEVELS[reached + 1]));
        double part = (log(micros) - from) / (to - from);
        return LEVELS[reached] + part * (LEVELS[reached + 1] - LEVELS[reached]);
    }

    private static double log(long micros) {
        return StrictMath.log(micros + GRAIN_MICROS);
    }
}
