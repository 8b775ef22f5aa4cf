package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.sample.Recent;

/**
 * Predicts how much longer a running task will take, given how long it has been running: the distribution that a {@link Predictor} has for
 * it, on the condition that it has not ended yet, with levels calibrated separately. They need to be, because a question at some moment is
 * more likely to meet a long task than a short one and, late in a task's life, more likely one unlike the others. So the situations are
 * defined by how far into its distribution the task already is. Not thread-safe.
 */
public final class RemainingPredictor {
    /** The levels that are predicted. */
    public static final List<Double> LEVELS = List.of(0.5, 0.9, 0.95);

    /** A distribution of fewer runs cannot give a level of 90 percent: conformal prediction needs 9 values for that. */
    static final int ENOUGH = 9;

    /**
     * If more than this fraction of the weight beyond the elapsed time comes from the sample of all runs, the forecast has no relevant
     * basis.
     */
    private static final double MAX_OF_WHOLE = 0.5;
    private static final double[] DEPTHS = {0.02, 0.2, 0.5, 0.8, 0.95};
    private static final int RATIOS = 400;
    private static final int ENOUGH_RATIOS = 30;
    /** The weight of the ratios of all tasks, as a number of longer runs of the basis. */
    private static final double RATIO_RUNS = 2;
    private static final int POINTS = 100;
    private static final double MIN_ELAPSED = 1_000_000;
    private static final double[] GRID = grid();

    private final Predictor predictor;
    private final Calibration calibration;
    private final Recent all = new Recent(RATIOS);
    private final Recent[] depths = new Recent[DEPTHS.length + 1];

    /** @param predictor has learnt, and continues to learn, from the same tasks */
    public RemainingPredictor(Predictor predictor) {
        this.predictor = predictor;
        this.calibration = new Calibration(LEVELS.stream().mapToDouble(Double::doubleValue).toArray(), DEPTHS.length + 1, predictor.tuning());
        Arrays.setAll(depths, depth -> new Recent(RATIOS));
    }

    private static double[] grid() {
        List<Double> grid = new ArrayList<>();
        for (int percent = 2; percent < 90; percent += 2) {
            grid.add(percent / 100.0);
        }
        for (int permille = 900; permille < 1000; permille += 5) {
            grid.add(permille / 1000.0);
        }
        return grid.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** An answer, kept until the task has ended. */
    public static final class Answer {
        private final int depth;
        private final long elapsed;
        private final Rung basis;
        private final int runs;
        private final long[] totals;
        private final float[] grid;

        private Answer(int depth, long elapsed, Rung basis, int runs, long[] totals, float[] grid) {
            this.depth = depth;
            this.elapsed = elapsed;
            this.basis = basis;
            this.runs = runs;
            this.totals = totals;
            this.grid = grid;
        }

        /** The total time of the task at one of the {@link #LEVELS}. */
        public long total(int level) {
            return totals[level];
        }

        /** The basis of the answer: the narrowest sample of at least nine runs. */
        public Rung basis() {
            return basis;
        }

        /** How many runs the basis has, of the last hundred. */
        public int runs() {
            return runs;
        }

        private double place(double total) {
            int reached = 0;
            while (reached < grid.length && grid[reached] < total) {
                reached++;
            }
            return reached == 0 ? 0 : GRID[reached - 1];
        }
    }

    /** The answer for a running task; null if there is not enough history. */
    public @Nullable Answer ask(Work work, long elapsed) {
        if (predictor.isEmpty()) {
            return null;
        }
        Predictor.Outlook outlook = predictor.outlook(work);
        int basis = basis(outlook);
        double soFar = (double) elapsed;
        if (basis < 0 || ofWhole(outlook, soFar) > MAX_OF_WHOLE) {
            return null;
        }
        Recent sample = outlook.ladder().samples().get(basis);
        int depth = depth(outlook.curve().upTo(soFar));
        Curve curve = beyond(outlook.curve(), soFar, depth, sample.size() - sample.countUpTo(soFar));
        long[] totals = new long[LEVELS.size()];
        for (int level = 0; level < totals.length; level++) {
            double total = curve.quantile(calibration.level(depth, level));
            totals[level] = Math.max(level == 0 ? elapsed : totals[level - 1], Math.round(total));
        }
        float[] grid = new float[GRID.length];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (float) curve.quantile(GRID[i]);
        }
        return new Answer(depth, elapsed, outlook.ladder().rungs().get(basis), sample.size(), totals, grid);
    }

    /**
     * The part of the distribution beyond the elapsed time. If few runs of the basis took longer, part of it comes from how many times the
     * elapsed time tasks of any work took in total: that shows how far a task may go beyond everything seen.
     */
    private Curve beyond(Curve curve, double elapsed, int depth, int longer) {
        double gone = curve.upTo(elapsed);
        Recent ratios = depths[depth].size() >= ENOUGH_RATIOS ? depths[depth] : all;
        double share = ratios.size() < ENOUGH_RATIOS ? 0 : RATIO_RUNS / (RATIO_RUNS + longer);
        double[][] points = new double[2 * POINTS][];
        for (int i = 0; i < POINTS; i++) {
            double level = (i + 0.5) / POINTS;
            points[2 * i] = new double[] {curve.quantile(gone + level * (1 - gone)), 1 - share};
            points[2 * i + 1] = new double[] {share == 0 ? elapsed : scale(elapsed) * ratios.quantile(level), share};
        }
        Arrays.sort(points, Comparator.comparingDouble(point -> point[0]));
        double[] values = new double[points.length];
        double[] upTo = new double[points.length];
        double reached = 0;
        for (int i = 0; i < points.length; i++) {
            reached += points[i][1] / POINTS;
            values[i] = Math.max(elapsed, points[i][0]);
            upTo[i] = reached;
        }
        return Curve.of(values, upTo, values.length, Double.POSITIVE_INFINITY);
    }

    /** The elapsed time as the base of a ratio, with a minimum, because ratios to a very short time mean nothing. */
    private static double scale(double elapsed) {
        return Math.max(MIN_ELAPSED, elapsed);
    }

    /** The index of the narrowest sample that is large enough and is not that of all runs; -1 if there is none. */
    private static int basis(Predictor.Outlook outlook) {
        for (int place = 0; place < outlook.samples(); place++) {
            if (outlook.ladder().samples().get(place).size() >= ENOUGH && outlook.ladder().rungs().get(place) != Rung.WHOLE) {
                return place;
            }
        }
        return -1;
    }

    /** The fraction of the weight beyond the elapsed time that comes only from the sample of all runs. */
    private static double ofWhole(Predictor.Outlook outlook, double elapsed) {
        double beyond = 0;
        double whole = 0;
        for (int place = 0; place < outlook.samples(); place++) {
            Recent sample = outlook.ladder().samples().get(place);
            double share = 1 - (double) sample.countUpTo(elapsed) / sample.size();
            beyond += share * outlook.say(place);
            whole += outlook.ladder().rungs().get(place) == Rung.WHOLE ? share * outlook.say(place) : 0;
        }
        return beyond <= 0 ? 1 : whole / beyond;
    }

    private static int depth(double gone) {
        int depth = 0;
        while (depth < DEPTHS.length && gone >= DEPTHS[depth]) {
            depth++;
        }
        return depth;
    }

    /** Learns from an ended task and an earlier answer about it. */
    public void learn(Answer answer, long total) {
        double ratio = (double) total / scale((double) answer.elapsed);
        all.add(ratio);
        depths[answer.depth].add(ratio);
        calibration.learn(answer.depth, answer.place((double) total), total, answer.totals);
    }
}
