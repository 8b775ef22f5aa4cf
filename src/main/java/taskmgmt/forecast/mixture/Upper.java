package taskmgmt.forecast.mixture;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * The high quantiles, from {@link #FROM} on. How long tasks may take shows first in those that do not end. So here the experts also see the
 * tasks still running, are weighed by their losses with these, and their quantiles, as logarithms, are averaged instead of their
 * distributions [1]. The sum of distributions has the tail of the widest one, however small its weight, and its high quantile jumps from
 * one expert's to another's. Below that level, none of this helps. Better experts are preferred less strongly than for the distribution,
 * because an average gains from many.
 *
 * <p>[1] K. Lichtendahl, Y. Grushka-Cockayne, R. Winkler, "Is It Better to Average Probabilities or Quantiles?", Management Science
 * 59(7), 2013.
 *
 * <p>Not thread-safe.
 */
final class Upper {
    /** The lowest level that counts as high. */
    static final double FROM = 0.9;

    /** See {@link Trust}. */
    private static final double SHARPNESS = 0.25;

    /** Longer, because only one task in twenty shows where p95 is. */
    private static final int MEMORY = 2 * Calibration.MEMORY;

    private final Experts experts;
    private final Tuning tuning;
    private final Calibration calibration;
    private final Losses losses = new Losses();
    private final Trust[] situations = new Trust[Situation.COUNT];

    Upper(Levels levels, Experts experts, Tuning tuning) {
        this.experts = experts;
        this.tuning = tuning;
        this.calibration = new Calibration(levels.ascending(), Situation.COUNT, tuning, MEMORY);
        Arrays.setAll(situations, situation -> Trust.common(SHARPNESS, tuning));
    }

    /** The trust of a new group. */
    Trust trust() {
        return Trust.own(SHARPNESS, tuning);
    }

    Calibration calibration() {
        return calibration;
    }

    /**
     * A prediction of the high quantiles.
     *
     * @param said  the forecast of each expert
     * @param curve the averages, from the lowest level used
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    record Said(double[][] said, Curve curve) {}

    /**
     * The prediction for a task that starts now.
     *
     * @param ended the pool of the ended tasks; {@code saidByEnded} are its experts' forecasts
     * @param lid   the maximum of all values
     */
    Said say(Pool ended, double[][] saidByEnded, Ladder ladder, long nowMicros, Trust own, Situation situation, double lid) {
        double[] weights = own.weights(ladder.chains(), situations[situation.number()]);
        List<double[]> elapsed = ladder.elapsed(nowMicros);
        if (elapsed.stream().allMatch(each -> each.length == 0)) {
            return new Said(saidByEnded, ended.averages(weights, lid));
        }
        Pool pool = ended.with(elapsed, ladder, experts);
        return new Said(pool.said(), pool.averages(weights, lid));
    }

    /** Learns from an ended task. */
    void learn(@Nullable Said said, Trust own, Prediction prediction, long value) {
        if (said != null) {
            List<Chain> chains = prediction.chains();
            double[] lost = losses.of(said.said, (double) value);
            own.learn(chains, lost);
            situations[prediction.situation().number()].learn(chains, lost);
            calibration.learn(prediction.situation().number(), said.curve.below((double) value), value, prediction.values());
        }
    }
}
