package taskmgmt.forecast.mixture;

import java.util.Arrays;
import taskmgmt.forecast.sample.Recent;

/**
 * Which level of a predicted distribution held what share of the tasks. Where a task's value fell in the distribution
 * predicted for it is kept for the last {@value #MEMORY} tasks; to hold a share p, the distribution is asked for the
 * level that held p of those: conformal prediction on levels [1], so that a forecast never leaves the values that
 * its own distribution is made of. As the work changes, the level also follows the misses by small steps [2]: the shares
 * come right in the long run whatever the tasks do. Tasks in different situations err in different ways, so each situation has
 * levels of its own (Mondrian conformal prediction [3]), mixed with those of all while they are few.
 *
 * <p>[1] V. Chernozhukov, K. Wüthrich, Y. Zhu, "Distributional conformal prediction", PNAS 118(48), 2021.
 * [2] I. Gibbs, E. Candès, "Adaptive Conformal Inference Under Distribution Shift", NeurIPS 2021.
 * [3] V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", Springer 2005, chapter 4.
 *
 * <p>Not thread-safe.
 */
final class Calibration {
    /** How many tasks are remembered, of all and of each situation. */
    static final int MEMORY = 400;
    /** Fewer say nothing. */
    private static final int LEAST = 30;
    /** As how many tasks of the same situation those of all count. */
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
     * @param situations how many there are
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

    /** What to ask the distribution for, to hold the share of this level. */
    double level(int situation, int level) {
        return held(situation, levels[level] + shifts[level]);
    }

    /** What to ask the distribution for, to hold this share. */
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

    /** The least value of the first sample that this share of both does not exceed; 1 where there is none. */
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
     * @param place which share of its predicted distribution was below it
     * @param value what it took
     * @param said  what was said at each level
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
