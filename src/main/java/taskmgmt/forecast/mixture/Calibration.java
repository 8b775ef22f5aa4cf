package taskmgmt.forecast.mixture;

import java.util.Arrays;
import taskmgmt.forecast.sample.Recent;

/**
 * Finds which level of a predicted distribution covers which fraction of the tasks. For the last {@value #MEMORY} tasks, it remembers where
 * their values fell in the distributions predicted for them. To cover a fraction p, the distribution is asked for the level that covered p
 * of those tasks. This is conformal prediction on levels [1], so a forecast never leaves the values that its own distribution consists of.
 * As the work changes, the level also follows the misses in small steps [2], so that in the long run the fractions are right whatever the
 * tasks do. Predictions err differently in different situations, so each situation has levels of its own (Mondrian conformal prediction
 * [3]), mixed with those of all situations while its tasks are few.
 *
 * <p>[1] V. Chernozhukov, K. Wüthrich, Y. Zhu, "Distributional conformal prediction", PNAS 118(48), 2021.
 * [2] I. Gibbs, E. Candès, "Adaptive Conformal Inference Under Distribution Shift", NeurIPS 2021.
 * [3] V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", Springer 2005, chapter 4.
 *
 * <p>Not thread-safe.
 */
final class Calibration {
    /** How many tasks are remembered, in total and for each situation. */
    static final int MEMORY = 400;
    /** Fewer tasks are not enough. */
    private static final int LEAST = 30;
    /** The weight of the tasks of all situations, as a number of tasks of the same situation. */
    private static final double COMMON = 50;
    private static final double STEP = 0.002;
    private static final double MAX_SHIFT = 0.3;
    private static final double MIN_LEVEL = 0.001;

    private final double[] levels;
    private final double step;
    private final Recent all;
    private final Recent[] situations;
    private final double[] shifts;

    /**
     * @param situations the number of situations
     * @param tuning     how fast the levels follow the misses
     */
    Calibration(double[] levels, int situations, Tuning tuning) {
        this(levels, situations, tuning, MEMORY);
    }

    /** @param memory how many tasks are remembered */
    Calibration(double[] levels, int situations, Tuning tuning, int memory) {
        this.levels = levels.clone();
        this.step = STEP * tuning.levelStep();
        this.situations = new Recent[situations];
        Arrays.setAll(this.situations, situation -> new Recent(memory));
        this.all = new Recent(memory);
        shifts = new double[levels.length];
    }

    /** The level to ask the distribution for, to cover the fraction of this level. */
    double level(int situation, int level) {
        return held(situation, levels[level] + shifts[level]);
    }

    /** The level to ask the distribution for, to cover this fraction. */
    double held(int situation, double share) {
        if (all.size() < LEAST) {
            return share;
        }
        double wanted = Math.clamp(share, MIN_LEVEL, 1 - MIN_LEVEL);
        Recent alike = situations[situation];
        double ownUnit = 1 / (alike.size() + COMMON);
        double commonUnit = COMMON / (alike.size() + COMMON) / all.size();
        double ofCommon = least(all, commonUnit, alike, ownUnit, wanted);
        return alike.isEmpty() ? ofCommon : Math.min(ofCommon, least(alike, ownUnit, all, commonUnit, wanted));
    }

    /** The smallest value of the first sample that this fraction of both does not exceed; 1 if there is none. */
    private static double least(Recent sample, double unit, Recent other, double otherUnit, double share) {
        int from = 0;
        int to = sample.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            double value = sample.value(middle);
            if (sample.countUpTo(value) * unit + other.countUpTo(value) * otherUnit >= share - 1e-12) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == sample.size() ? 1 : sample.value(from);
    }

    /**
     * Learns from a task that ended.
     *
     * @param place the fraction of its predicted distribution that was below its value
     * @param value what it took
     * @param said  the prediction at each level
     */
    void learn(int situation, double place, long value, long[] said) {
        all.add(place);
        situations[situation].add(place);
        for (int level = 0; level < levels.length; level++) {
            double miss = levels[level] - (value <= said[level] ? 1 : 0);
            shifts[level] = Math.clamp(shifts[level] + step * miss, -MAX_SHIFT, MAX_SHIFT);
        }
    }
}
