package taskmgmt.forecast.mixture;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * The high quantiles, from {@link #FROM} on. How long tasks may take is seen first in those that do not end: so here the experts know
 * the tasks that still run, are trusted by what they then lose, and their quantiles are averaged, as logarithms and not their
 * distributions [1]. The sum of distributions has the tail of the widest one, however little that counts; what its high quantile is
 * jumps from one expert's to another's. Below, nothing of this helps. The better expert counts less than for the distribution, as an average
 * gains by many.
 *
 * <p>[1] K. Lichtendahl, Y. Grushka-Cockayne, R. Winkler, "Is It Better to Average Probabilities or Quantiles?", Management Science
 * 59(7), 2013.
 *
 * <p>Not thread-safe.
 */
final class Upper {
    /** The first level that is high. */
    static final double FROM = 0.9;

    /** See {@link Trust}. */
    private static final double SHARPNESS = 0.25;

    /** Only one task of twenty says where p95 is. */
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

    /** What is to be known of a group. */
    Trust trust() {
        return Trust.own(SHARPNESS, tuning);
    }

    Calibration calibration() {
        return calibration;
    }

    /**
     * What was said.
     *
     * @param said  by each expert
     * @param curve the averages, from the lowest level that is looked at
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    record Said(double[][] said, Curve curve) {}

    /**
     * What is to be said of a task that starts now.
     *
     * @param ended of the tasks that ended, {@code saidByEnded} by its experts
     * @param lid   no value exceeds it
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

    /** Learns from a task that ended. */
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
