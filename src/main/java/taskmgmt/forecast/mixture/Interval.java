package taskmgmt.forecast.mixture;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The levels that the ends of the interval need so that it covers its fraction in every group: groups differ in how far their next task is
 * from the last ones. Each group's ends follow its own misses, starting where those of all groups were when it was new. By adaptive
 * conformal inference [1], the error of the fraction is at most the distance that a level has moved so far, divided by the step size times
 * the number of tasks, whatever the tasks do. The low end follows the misses below it, the high end follows all misses, because it may be
 * impossible to fall below the low end. A level beyond 0 or 1 is outside of everything that the forecast is based on: there each {@value
 * #DOUBLING} doubles the high end and halves the low one.
 *
 * <p>[1] I. Gibbs, E. Candès, "Adaptive Conformal Inference Under Distribution Shift", NeurIPS 2021.
 *
 * <p>Not thread-safe.
 */
final class Interval {
    private static final double COMMON_STEP = 0.002;
    /** How much further out the ends are before any task has ended: few runs do not show how far others may be off. */
    private static final double UNSURE = 0.15;
    /** The number of tasks after which the ends are no longer further out. */
    private static final double UNSURE_TASKS = 100;
    private static final double OWN_STEP = 0.03;
    private static final double AGE_STEP = 0.02;
    private static final double MAX_SHIFT = 0.4;
    private static final double DOUBLING = 0.05;
    /** How far a level may go beyond 0 and 1. This is far, because a clamped level forgets misses and no longer makes up for them. */
    private static final double BEYOND = 0.4;

    private final double share;
    private final Tracked common;
    private final Map<Age, Tracked> byAge = new EnumMap<>(Age.class);
    private double tasks;

    Interval(Levels levels) {
        share = levels.interval();
        common = new Tracked(levels.level(levels.low()), levels.level(levels.high()));
        for (Age age : Age.values()) {
            byAge.put(age, new Tracked(-age.start, age.start));
        }
    }

    /**
     * The age of a group, by the number of its own runs. Groups with none, or few, err in their own way, whatever runs they borrow: how
     * much further out their ends are is learnt from all groups of their age.
     */
    enum Age {
        UNKNOWN(0.1), NEW(0.02), YOUNG(0.0), GROWN(0.0);

        private static final int FEW = 3;
        private static final int ENOUGH = 9;

        private final double start;

        Age(double start) {
            this.start = start;
        }

        static Age of(int ownRuns) {
            if (ownRuns == 0) {
                return UNKNOWN;
            }
            return ownRuns < FEW ? NEW : ownRuns < ENOUGH ? YOUNG : GROWN;
        }
    }

    /** The levels of one group. */
    static final class Tracked {
        private double low;
        private double high;

        private Tracked(double low, double high) {
            this.low = low;
            this.high = high;
        }

        private void follow(boolean below, boolean above, double share, double step) {
            low = Math.clamp(low + step * ((1 - share) / 2 - (below ? 1 : 0)), -BEYOND, 0.5);
            high = Math.clamp(high + step * (share - (below || above ? 0 : 1)), 0.5, 1 + BEYOND);
        }

        private void shift(boolean below, boolean above, double share) {
            low = Math.clamp(low + AGE_STEP * ((1 - share) / 2 - (below ? 1 : 0)), -MAX_SHIFT, MAX_SHIFT);
            high = Math.clamp(high + AGE_STEP * (share - (below || above ? 0 : 1)), -MAX_SHIFT, MAX_SHIFT);
        }
    }

    Tracked tracked() {
        return new Tracked(common.low, common.high);
    }

    private double unsure() {
        return UNSURE * Math.max(0, 1 - tasks / UNSURE_TASKS);
    }

    private Tracked of(Age age) {
        return Objects.requireNonNull(byAge.get(age));
    }

    /** The low end of the interval for this curve. */
    long low(Tracked group, Age age, Curve curve, Calibration calibration, Situation situation) {
        double level = group.low + of(age).low - unsure();
        double value = curve.quantile(calibration.held(situation.number(), level));
        return Math.round(level < 0 ? stretched(value, -1, -level) : value);
    }

    /** The high end of the interval for this curve. */
    long high(Tracked group, Age age, Curve curve, Calibration calibration, Situation situation) {
        double level = group.high + of(age).high + unsure();
        double value = curve.quantile(level >= 1 ? 1 : calibration.held(situation.number(), level));
        return Math.round(level > 1 ? stretched(value, 1, level - 1) : value);
    }

    /** Moves a value further up or down; a value below zero moves up by getting closer to zero. */
    static double stretched(double value, int up, double by) {
        return value * StrictMath.pow(2, (value < 0 ? -up : up) * by / DOUBLING);
    }

    /**
     * The step for the group's own levels. The more tasks were predicted in the same way before any of them ended, the less each one
     * counts.
     */
    private static double ownStep(Situation situation) {
        return switch (situation) {
            case FRESH, FEW_WAITING -> OWN_STEP;
            case SOME_WAITING -> OWN_STEP / 2;
            case MANY_WAITING -> OWN_STEP / 4;
        };
    }

    void learn(Tracked group, Prediction prediction, long value) {
        boolean below = value < prediction.low();
        boolean above = value > prediction.high();
        group.follow(below, above, share, ownStep(prediction.situation()));
        common.follow(below, above, share, COMMON_STEP);
        if (prediction.age() != Age.GROWN) {
            of(prediction.age()).shift(below, above, share);
        }
        tasks++;
    }
}
