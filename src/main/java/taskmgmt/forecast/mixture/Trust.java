package taskmgmt.forecast.mixture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * The errors of each expert, the newest counting most: the memory of an exponentially weighted average forecaster (N.
 * Cesa-Bianchi, G. Lugosi, "Prediction, Learning, and Games", Cambridge 2006, chapter 2). Experts are identified by
 * their chain's name and their number in it. Not thread-safe.
 */
final class Trust {
    /** For how many chains errors are remembered. */
    private static final int MAX_CHAINS = 32;
    private static final double OWN_MISTAKES_KEPT = 0.97;
    private static final double COMMON_MISTAKES_KEPT = 0.995;
    /** The weight of what is known about all tasks in the same situation, as a number of tasks. */
    private static final double COMMON_TASKS = 8;
    /** The unit of loss if the best expert is never wrong. */
    private static final double MIN_UNIT = 1e-6;

    /** The fraction of an error that still counts when the next one occurs. */
    private final double kept;
    private final double sharpness;
    private final LeastRecent<String, Mistakes> byChain = new LeastRecent<>(MAX_CHAINS);
    private double tasks;

    private Trust(double kept, double sharpness) {
        this.kept = kept;
        this.sharpness = sharpness;
    }

    /**
     * The trust of one group.
     *
     * @param sharpness how strongly a better expert is preferred to a good one, in mean losses of the best
     * @param tuning    the factor on that
     */
    static Trust own(double sharpness, Tuning tuning) {
        return new Trust(OWN_MISTAKES_KEPT, sharpness * tuning.sharpness());
    }

    /** The same for all groups in the same situation. */
    static Trust common(double sharpness, Tuning tuning) {
        return new Trust(COMMON_MISTAKES_KEPT, sharpness * tuning.sharpness());
    }

    private static final class Mistakes {
        final double[] losses = new double[Pool.EXPERTS];
        double tasks;
    }

    /**
     * The weight of each expert; the weights add up to 1.
     *
     * @param common what is known about all tasks in the same situation
     */
    double[] weights(List<Chain> chains, Trust common) {
        double[] weights = new double[chains.size() * Pool.EXPERTS];
        double least = Double.MAX_VALUE;
        for (int expert = 0; expert < weights.length; expert++) {
            weights[expert] = meanLoss(chains.get(expert / Pool.EXPERTS).name(), expert % Pool.EXPERTS, common);
            least = weights[expert] < least ? weights[expert] : least; // ignores NaN, which means that nothing is known
        }
        double unit = Math.max(least, MIN_UNIT) / (tasks + COMMON_TASKS);
        double sum = 0;
        for (int expert = 0; expert < weights.length; expert++) {
            double more = Double.isNaN(weights[expert]) ? 0 : weights[expert] - least;
            weights[expert] = StrictMath.exp(-sharpness * more / unit);
            sum += weights[expert];
        }
        for (int expert = 0; expert < weights.length; expert++) {
            weights[expert] /= sum;
        }
        return weights;
    }

    private double meanLoss(String chain, int number, Trust common) {
        Mistakes own = byChain.get(chain);
        Mistakes all = common.byChain.get(chain);
        double sum = own == null ? 0 : own.losses[number];
        double count = own == null ? 0 : own.tasks;
        return all == null
                ? sum / count
                : (sum + COMMON_TASKS * all.losses[number] / all.tasks) / (count + COMMON_TASKS);
    }

    /** @param losses of each expert of each chain */
    void learn(List<Chain> chains, double[] losses) {
        tasks = tasks * kept + 1;
        for (int chain = 0; chain < chains.size(); chain++) {
            Mistakes mistakes = mistakes(chains.get(chain).name());
            mistakes.tasks = mistakes.tasks * kept + 1;
            for (int number = 0; number < Pool.EXPERTS; number++) {
                mistakes.losses[number] = mistakes.losses[number] * kept + losses[chain * Pool.EXPERTS + number];
            }
        }
    }

    private Mistakes mistakes(String chain) {
        @Nullable Mistakes known = byChain.get(chain);
        if (known != null) {
            return known;
        }
        Mistakes made = new Mistakes();
        byChain.put(chain, made);
        return made;
    }
}
