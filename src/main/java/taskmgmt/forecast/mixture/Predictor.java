package taskmgmt.forecast.mixture;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.stats.Group;

/**
 * Predicts what a task will take from the tasks that have ended before, and learns from each task that ends. Nothing is fitted beforehand:
 * everything it knows comes from the tasks it was given, in the order in which they came.
 *
 * <ol>
 *   <li>{@link Rungs} keep the last values of the tasks that match it in all facts, in one fact, in its group, and so on
 *   <li>the experts of a {@link Pool} turn them into distributions, in which wider samples count where narrower ones know little
 *   <li>{@link Trust} weighs the experts by their recent errors, for this group and for all tasks in such a {@link Situation}; the weighted
 *       sum of their distributions is the prediction
 *   <li>{@link Upper} repeats the last two steps for high quantiles, including the tasks still running, and averages the experts' quantiles
 *   <li>{@link Calibration} finds the levels of the prediction that cover what is promised
 *   <li>a time limit, if the task has one, caps the prediction by how well limits were kept so far; without one, nothing exceeds twice the
 *       longest relevant run, not counting those of all groups
 * </ol>
 *
 * <p>Memory is bounded: see {@link Rungs#MOST} and {@link #MAX_GROUPS}. Not thread-safe.
 */
public final class Predictor {
    /** For how many groups the errors of the experts are remembered. */
    static final int MAX_GROUPS = 2_048;

    /** See {@link Trust}. */
    private static final double SHARPNESS = 0.7;
    /** Its multiples are spread most evenly between whole numbers. */
    private static final double GOLDEN = 0.6180339887498949;
    /** The number of runs that a group needs before they limit what it can take. */
    private static final int ENOUGH_FOR_LID = 10;

    private final Levels levels;
    private final boolean areTimes;
    private final Tuning tuning;
    private final Experts experts;
    private final Calibration calibration;
    /** The calibration of the ends of the interval. */
    private final Calibration ends;
    private final Interval interval;
    private final Upper upper;
    private final Cap cap = new Cap();
    private final Losses losses = new Losses();
    private final Rungs rungs = new Rungs();
    private final Trust[] situations = new Trust[Situation.COUNT];
    private final LeastRecent<Group, Memory> groups = new LeastRecent<>(MAX_GROUPS);

    /** A predictor of durations, by the method as documented. */
    public Predictor(Levels levels) {
        this(levels, Tuning.STANDARD);
    }

    /** A predictor of durations. */
    public Predictor(Levels levels, Tuning tuning) {
        this(levels, tuning, true);
    }

    private Predictor(Levels levels, Tuning tuning, boolean areTimes) {
        this.levels = levels;
        this.areTimes = areTimes;
        this.tuning = tuning;
        this.experts = tuning.equals(Tuning.STANDARD) ? Experts.STANDARD : new Experts(tuning);
        this.calibration = new Calibration(levels.ascending(), Situation.COUNT, tuning);
        this.ends = new Calibration(new double[0], Situation.COUNT, tuning);
        this.interval = new Interval(levels);
        this.upper = new Upper(levels, experts, tuning);
        Arrays.setAll(situations, situation -> Trust.common(SHARPNESS, tuning));
    }

    /** A predictor of other quantities, for which the running time so far is irrelevant. */
    public static Predictor ofAmounts(Levels levels, Tuning tuning) {
        return new Predictor(levels, tuning, false);
    }

    /** The parameters of the method. */
    Tuning tuning() {
        return tuning;
    }

    /** What is known about one group besides its runs. */
    private static final class Memory {
        final Trust trust;
        final Trust upper;
        final Interval.Tracked interval;
        int startsSinceEnd;

        Memory(Trust trust, Trust upper, Interval.Tracked interval) {
            this.trust = trust;
            this.upper = upper;
            this.interval = interval;
        }
    }

    /** How many tasks have ended. */
    public long runs() {
        return rungs.added();
    }

    /** Predicts a task that starts now. A started task has to {@link #end} or be {@linkplain #drop dropped}. */
    public Started start(Work work, long nowMicros) {
        Memory memory = memory(work.group());
        Situation situation = Situation.of(memory.startsSinceEnd++);
        rungs.note(work);
        Prediction prediction = rungs.isEmpty() ? null : predict(work, memory, situation, nowMicros);
        return new Started(work, prediction, areTimes && levels.haveUpper() ? rungs.start(work, nowMicros) : null);
    }

    /**
     * The prediction made for a task when it started, with the distribution that such tasks have now that others have ended; null if there
     * was no prediction.
     */
    public @Nullable Prediction asOfNow(Started task) {
        Prediction prediction = task.prediction();
        return prediction == null ? null : prediction.with(outlook(task.work()).curve());
    }

    /** Drops a task that has ended or is no longer followed, without learning from it. */
    public void drop(Started task) {
        task.leave();
    }

    /** Learns from an ended task for which there was no prediction at its start. */
    public void end(Work work, long value) {
        end(new Started(work, null, null), value);
    }

    /** Learns from an ended task. */
    public void end(Started task, long value) {
        task.leave();
        Work work = task.work();
        Prediction prediction = task.prediction();
        Memory memory = memory(work.group());
        memory.startsSinceEnd = 0;
        double truth = (double) value;
        cap.learn(work.limitMicros(), truth);
        if (prediction != null) {
            double[] lost = losses.of(prediction.said(), truth);
            memory.trust.learn(prediction.chains(), lost);
            situations[prediction.situation().number()].learn(prediction.chains(), lost);
            calibration.learn(prediction.situation().number(), place(prediction.curve(), truth), value, prediction.values());
            ends.learn(prediction.situation().number(), prediction.curve().below(truth), value, prediction.values());
            upper.learn(prediction.upper(), memory.upper, prediction, value);
            interval.learn(memory.interval, prediction, value);
        }
        rungs.add(work, truth);
    }

    /**
     * The fraction of the distribution below the actual value. If the value itself has weight, the result is anywhere within that weight,
     * spread evenly over many tasks.
     */
    private double place(Curve curve, double truth) {
        double below = curve.below(truth);
        double part = rungs.added() * GOLDEN;
        return below + (part - Math.floor(part)) * (curve.upTo(truth) - below);
    }

    private Prediction predict(Work work, Memory memory, Situation situation, long nowMicros) {
        Ladder ladder = rungs.ladder(work);
        double limit = work.limitMicros();
        Pool pool = Pool.of(ladder, cap.of(limit), experts);
        double[][] said = pool.said();
        double[] weights = memory.trust.weights(ladder.chains(), situations[situation.number()]);
        double lid = lid(ladder, limit);
        Curve curve = pool.curve(weights, lid);
        Upper.Said high = levels.haveUpper() ? upper.say(pool, said, ladder, nowMicros, memory.upper, situation, lid) : null;
        Recent own = rungs.group(work);
        Interval.Age age = Interval.Age.of(own == null ? 0 : own.size());
        long[] values = quantiles(curve, high, situation, cap.of(limit));
        values[levels.low()] = interval.low(memory.interval, age, curve, ends, situation);
        long end = interval.high(memory.interval, age, curve, ends, situation);
        values[levels.high()] = Math.max(values[levels.low()], Math.min(end, Math.round(cap.of(limit))));
        return new Prediction(levels, situation, age, promise(ladder), ladder.chains(), said, curve, high, values);
    }

    private long[] quantiles(Curve curve, Upper.@Nullable Said high, Situation situation, double most) {
        long[] values = new long[levels.count()];
        long below = Long.MIN_VALUE;
        for (int level = 0; level < values.length; level++) {
            if (level != levels.high() && level != levels.low()) {
                double value = high != null && levels.isUpper(level) ? value(high.curve(), upper.calibration(), situation, level, most)
                        : value(curve, calibration, situation, level, most);
                below = Math.max(below, Math.round(value));
                values[level] = below;
            }
        }
        return values;
    }

    /** The fraction that can be promised; 0 if no task has anything in common with this one. */
    private double promise(Ladder ladder) {
        double runs = ladder.rungs().getFirst() == Rung.WHOLE ? 0 : (double) rungs.added();
        return Math.min(levels.interval(), runs / (runs + 1));
    }

    /** What is known about this work now, whatever its situation; no value exceeds the cap of its time limit. */
    Outlook outlook(Work work) {
        Memory memory = memory(work.group());
        Ladder ladder = rungs.ladder(work);
        Pool pool = Pool.of(ladder, cap.of(work.limitMicros()), experts);
        double[] weights = memory.trust.weights(ladder.chains(), situations[Situation.FRESH.number()]);
        return new Outlook(ladder, pool.say(weights), pool.curve(weights, Double.POSITIVE_INFINITY));
    }

    /** Whether nothing has ended yet. */
    boolean isEmpty() {
        return rungs.isEmpty();
    }

    /** A distribution, and what it is based on. */
    static final class Outlook {
        private final Ladder ladder;
        private final double[] say;
        private final Curve curve;

        private Outlook(Ladder ladder, double[] say, Curve curve) {
            this.ladder = ladder;
            this.say = say;
            this.curve = curve;
        }

        Ladder ladder() {
            return ladder;
        }

        Curve curve() {
            return curve;
        }

        /** How many samples the ladder has. */
        int samples() {
            return say.length;
        }

        /** The weight of the sample at this index of the ladder, out of 1. */
        double say(int place) {
            return say[place];
        }
    }

    /** The weight of each rung for this work, out of 1; empty while nothing has ended. */
    public Map<Rung, Double> say(Work work) {
        Map<Rung, Double> say = new EnumMap<>(Rung.class);
        if (!rungs.isEmpty()) {
            Memory memory = memory(work.group());
            Ladder ladder = rungs.ladder(work);
            double[] weights = memory.trust.weights(
                    ladder.chains(), situations[Situation.of(memory.startsSinceEnd).number()]);
            double[] shares = Pool.of(ladder, cap.of(work.limitMicros()), experts).say(weights);
            for (int place = 0; place < shares.length; place++) {
                say.merge(ladder.rungs().get(place), shares[place], Double::sum);
            }
        }
        return say;
    }

    /**
     * The value at a level. While so few tasks have ended that conformal prediction could only say "any value", it is twice the greatest.
     */
    private double value(Curve curve, Calibration calibration, Situation situation, int level, double most) {
        double share = levels.level(level) * (double) (rungs.added() + 1) / (double) rungs.added();
        double value = curve.quantile(share > 1 ? 1 : calibration.level(situation.number(), level));
        return share > 1 ? Math.min(most, Math.max(value, 2 * value)) : value;
    }

    private static double lid(Ladder ladder, double limit) {
        double longest = Double.NEGATIVE_INFINITY;
        boolean knowsEnough = false;
        for (int place = 0; place < ladder.samples().size(); place++) {
            Rung rung = ladder.rungs().get(place);
            if (rung.compareTo(Rung.GROUP) <= 0) {
                longest = Math.max(longest, ladder.samples().get(place).greatest());
                knowsEnough |= rung == Rung.GROUP && ladder.samples().get(place).size() >= ENOUGH_FOR_LID;
            }
        }
        return Double.isNaN(limit) && knowsEnough ? Math.max(longest, 2 * longest) : Double.POSITIVE_INFINITY;
    }

    private Memory memory(Group group) {
        Memory known = groups.get(group);
        if (known != null) {
            return known;
        }
        Memory made = new Memory(Trust.own(SHARPNESS, tuning), upper.trust(), interval.tracked());
        groups.put(group, made);
        return made;
    }
}
