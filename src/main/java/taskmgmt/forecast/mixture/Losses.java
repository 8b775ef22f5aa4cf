package taskmgmt.forecast.mixture;

import java.util.Arrays;

/**
 * The losses of experts on a task: the sum of their pinball losses, relative to what experts usually lose. A loss
 * counts at most {@value #MOST} times that, so that one task does not decide for ever. Not thread-safe.
 */
final class Losses {
    private static final double MOST = 30;
    private static final double KEPT = 0.99;
    private static final double MIN_SCALE = 1e-9;

    private double scale = Double.NaN;

    double[] of(double[][] said, double value) {
        double[] losses = new double[said.length];
        for (int expert = 0; expert < said.length; expert++) {
            for (int level = 0; level < Pool.LEVELS.length; level++) {
                losses[expert] += Pinball.loss(value, said[expert][level], Pool.LEVELS[level]);
            }
            losses[expert] = Double.isNaN(scale) ? losses[expert] : Math.min(losses[expert], MOST * scale);
        }
        double median = median(losses);
        scale = Double.isNaN(scale) ? median + 1 : KEPT * scale + (1 - KEPT) * median;
        for (int expert = 0; expert < losses.length; expert++) {
            losses[expert] /= Math.max(scale, MIN_SCALE);
        }
        return losses;
    }

    private static double median(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
