package taskmgmt.forecast;

import java.util.Arrays;

/**
 * Moves quantiles to where they hold what they promise. The score of a task is by how much the logarithm of its
 * duration exceeded the quantile that was judged at its start. The quantile of the last scores, at the level promised,
 * is what to add to the next judgement: split conformal prediction, on a window. Where the work changes that is not
 * enough, so the level itself follows the misses by small steps [1]: the shares come right in the long run whatever
 * the tasks do. Tasks about which nothing newer is known err in other ways than those that follow upon another, so
 * both have scores of their own (Mondrian conformal prediction [2]), mixed with those of all while there are few.
 *
 * <p>[1] I. Gibbs, E. Candès, "Adaptive Conformal Inference Under Distribution Shift", NeurIPS 2021.
 * [2] V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", Springer 2005, chapter 4.
 *
 * <p>Not thread-safe.
 */
final class Calibration {
    /** Fewer scores than this say nothing. */
    private static final int LEAST_SCORES = 20;
    /** As how many scores of the same situation those of all count. */
    private static final double COMMON_SCORES = 50;
    private static final Decay EVEN = Decay.last(Decay.MOST);
    /** Large steps would follow chance: the windows do the most of the work. */
    private static final double STEP = 0.0005;
    /** The whole interval is followed faster, as only its high end gives way. */
    private static final double INTERVAL_STEP = 0.002;

    private final Levels levels;
    private final Recent[] all;
    private final Recent[][] situations;
    private final double[] shifts;

    Calibration(Levels levels) {
        this.levels = levels;
        all = windows();
        situations = new Recent[Situation.FRESHNESSES][];
        Arrays.setAll(situations, freshness -> windows());
        shifts = new double[levels.count()];
    }

    private Recent[] windows() {
        Recent[] windows = new Recent[levels.count()];
        Arrays.setAll(windows, level -> new Recent(Decay.MOST));
        return windows;
    }

    /** What to add to the logarithm that was judged at this level. */
    double offset(Situation situation, int level) {
        if (all[level].size() < LEAST_SCORES) {
            return 0;
        }
        double[] wanted = {levels.level(level) + shifts[level]};
        Recent alike = situations[situation.freshness()][level];
        Mixture scores = alike.isEmpty()
                ? Mixture.of(all[level], EVEN)
                : Mixture.of(alike, EVEN, all[level], EVEN, COMMON_SCORES / (alike.size() + COMMON_SCORES));
        scores.quantiles(wanted, wanted);
        return wanted[0];
    }

    void learn(Prediction prediction, double truth, long durationMicros) {
        for (int level = 0; level < levels.count(); level++) {
            double score = truth - prediction.judged(level);
            all[level].add(score);
            situations[prediction.situation().freshness()][level].add(score);
            shift(level, level == levels.high()
                    ? INTERVAL_STEP * ((prediction.holds(durationMicros) ? 0 : 1) - (1 - levels.interval()))
                    : STEP * missed(prediction, level, durationMicros));
        }
    }

    /** Above or below what was promised. A duration that equals the quantile is inside, on whichever side that is. */
    private double missed(Prediction prediction, int level, long durationMicros) {
        long quantile = prediction.micros(level);
        double promised = levels.level(level);
        return level == levels.low()
                ? promised - (durationMicros < quantile ? 1 : 0)
                : promised - (durationMicros <= quantile ? 1 : 0);
    }

    private void shift(int level, double by) {
        shifts[level] = Math.clamp(shifts[level] + by, -1.0, 1.0);
    }
}
