package taskmgmt.forecast;

import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Pinball;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.stats.Quantiles;

/**
 * How good the predictions of some tasks were. Losses are in seconds; with p50, p90 and p95 predicted, the total loss
 * is the mean of the three. A guess of a single time counts for all three. Not thread-safe.
 */
public final class Score {
    /** The quantiles that are scored. */
    static final double[] QUANTILES = {0.5, 0.9, 0.95};

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double PERCENT_MICROS = 1e6;

    private final double[] losses = new double[QUANTILES.length];
    private final long[] under = new long[QUANTILES.length];
    private final Quantiles errors = new Quantiles();
    private final Quantiles relativeErrors = new Quantiles();
    private long tasks;
    private long promised;
    private long inside;

    void add(Prediction prediction, long durationMicros) {
        long[] said = new long[QUANTILES.length];
        for (int i = 0; i < QUANTILES.length; i++) {
            said[i] = prediction.quantile(QUANTILES[i]);
        }
        add(said, durationMicros);
        promised += prediction.keepsLevel() ? 1 : 0;
        inside += prediction.keepsLevel() && prediction.holds(durationMicros) ? 1 : 0;
    }

    void add(long guessMicros, long durationMicros) {
        add(new long[] {guessMicros, guessMicros, guessMicros}, durationMicros);
    }

    private void add(long[] said, long durationMicros) {
        tasks++;
        for (int i = 0; i < QUANTILES.length; i++) {
            losses[i] += Pinball.loss((double) durationMicros, (double) said[i], QUANTILES[i]) / MICROS_PER_SECOND;
            under[i] += durationMicros <= said[i] ? 1 : 0;
        }
        long error = Math.abs(durationMicros - said[0]);
        errors.add(error);
        if (durationMicros > 0) {
            relativeErrors.add(Math.round((double) error / durationMicros * PERCENT_MICROS));
        }
    }

    public long tasks() {
        return tasks;
    }

    /** The fraction of tasks that took no longer than predicted at this level: 0 for p50, 1 for p90, 2 for p95. */
    public double under(int quantile) {
        return share(under[quantile]);
    }

    /**
     * The number of tasks with an interval that promised the requested fraction, because enough runs had ended by their
     * start.
     */
    public long promised() {
        return promised;
    }

    /** The fraction of those inside the interval; NaN if there are none. */
    public double inside() {
        return (double) inside / promised;
    }

    /** Mean pinball loss in seconds: 0 for p50, 1 for p90, 2 for p95. */
    public double loss(int quantile) {
        return losses[quantile] / tasks;
    }

    /** The mean of the three losses. */
    public double loss() {
        double sum = 0;
        for (double loss : losses) {
            sum += loss / tasks;
        }
        return sum / losses.length;
    }

    /** The median error in seconds: half of the tasks were off by no more than this. */
    public double medianError() {
        return errors.at(0.5) / MICROS_PER_SECOND;
    }

    /** The same relative to the time each task took; null if all took no time. */
    public @Nullable Double medianRelativeError() {
        return relativeErrors.count() == 0 ? null : relativeErrors.at(0.5) / PERCENT_MICROS;
    }

    private double share(long part) {
        return (double) part / tasks;
    }
}
