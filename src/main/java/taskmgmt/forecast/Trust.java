package taskmgmt.forecast;

/**
 * How wrong each expert was at each level, the newest mistakes counting most: the memory of an exponentially weighted
 * average forecaster. A mistake is the pinball loss on the logarithm of the duration, which a quantile minimises. Not
 * thread-safe.
 */
final class Trust {
    /** How sharply the better is preferred to the good, in mean losses of the best. */
    private static final double SHARPNESS = 0.7;
    /** As how many tasks what is known of all tasks in the same situation counts. */
    private static final double COMMON_TASKS = 8;
    /** Where the best is never wrong, a difference of this on the logarithm counts as one. */
    private static final double LEAST_UNIT = 1e-3;

    private final double kept;
    private final double[][] losses;
    private double tasks;

    /** @param kept how much of a mistake counts when the next is made */
    Trust(double kept, Levels levels) {
        this.kept = kept;
        this.losses = new double[levels.count()][Experts.COUNT];
    }

    /**
     * What the experts together say at a level.
     *
     * @param common what is known of all tasks in the same situation
     */
    double judged(int level, double[][] said, Trust common) {
        double[] weights = losses[level].clone();
        double least = Double.MAX_VALUE;
        for (int expert = 0; expert < weights.length; expert++) {
            weights[expert] += common.tasks == 0 ? 0 : COMMON_TASKS * common.losses[level][expert] / common.tasks;
            least = Math.min(least, weights[expert]);
        }
        double unit = Math.max(least / (tasks + COMMON_TASKS), LEAST_UNIT);
        double sum = 0;
        double total = 0;
        for (int expert = 0; expert < weights.length; expert++) {
            double weight = StrictMath.exp(-SHARPNESS * (weights[expert] - least) / unit);
            total += weight;
            sum += weight * said[expert][level];
        }
        return sum / total;
    }

    void learn(double[][] said, double truth, Levels levels) {
        tasks = tasks * kept + 1;
        for (int level = 0; level < losses.length; level++) {
            for (int expert = 0; expert < Experts.COUNT; expert++) {
                double loss = Pinball.loss(truth, said[expert][level], levels.level(level));
                losses[level][expert] = losses[level][expert] * kept + loss;
            }
        }
    }
}
