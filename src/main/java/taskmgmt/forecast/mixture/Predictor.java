package taskmgmt.forecast.mixture;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.stats.Group;

/**
 * Predicts what a task will take from what has ended before, and learns from each task that ends. Nothing is fitted
 * beforehand: all that it knows comes from the tasks it was given, in the order in which they came.
 *
 * <ol>
 *   <li>{@link Rungs} keep the last values of the tasks that are like it in everything, in one fact, in its group, and so on
 *   <li>the experts of a {@link Pool} make distributions of them, the wider speaking where the narrower know little
 *   <li>{@link Trust} weighs the experts by how wrong they were lately, for this group and for all tasks in such a
 *       {@link Situation}; the sum of their distributions is the prediction
 *   <li>{@link Upper} does the last two for high quantiles, with the tasks that still run, and averages the experts' quantiles
 *   <li>{@link Calibration} finds the levels of it that hold what is promised
 *   <li>a time limit, where the task carries one, caps it by what limits were worth so far; without one nothing exceeds
 *       twice the longest run that speaks for it, other than those of all groups
 * </ol>
 *
 * <p>Memory is bounded: see {@link Rungs#MOST} and {@link #MAX_GROUPS}. Not thread-safe.
 */
public final class Predictor {
    /** Of how many groups it is remembered which experts were right. */
    static final int MAX_GROUPS = 2_048;

    /** See {@link Trust}. */
    private static final double SHARPNESS = 0.7;
    /** The multiples of it are spread most evenly between whole numbers. */
    private static final double GOLDEN = 0.6180339887498949;
    /** The group must have this many runs before those bound what it can take. */
    private static final int ENOUGH_FOR_LID = 10;

    private final Levels levels;
    private final boolean areTimes;
    private final Tuning tuning;
    private final Experts experts;
    private final Calibration calibration;
    /** Of the ends of the interval. */
    private final Calibration ends;
    private final Interval interval;
    private final Upper upper;
    private final Cap cap = new Cap();
    private final Losses losses = new Losses();
    private final Rungs rungs = new Rungs();
    private final Trust[] situations = new Trust[Situation.COUNT];
    private final LeastRecent<Group, Memory> groups = new LeastRecent<>(MAX_GROUPS);

    /** Of how long tasks take, as it is documented. */
    public Predictor(Levels levels) {
        this(levels, Tuning.STANDARD);
    }

    /** Of how long tasks take. */
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

    /** Of something else, of which for how long a task has run says nothing. */
    public static Predictor ofAmounts(Levels levels, Tuning tuning) {
        return new Predictor(levels, tuning, false);
    }

    /** How the method is set. */
    Tuning tuning() {
        return tuning;
    }

    /** What is known of one group besides its runs. */
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

    /** How many have ended. */
    public long runs() {
        return rungs.added();
    }

    /** Predicts a task that starts now. Those that have started have to {@link #end} or be {@linkplain #drop dropped}. */
    public Started start(Work work, long nowMicros) {
        Memory memory = memory(work.group());
        Situation situation = Situation.of(memory.startsSinceEnd++);
        rungs.note(work);
        Prediction prediction = rungs.isEmpty() ? null : predict(work, memory, situation, nowMicros);
        return new Started(work, prediction, areTimes && levels.haveUpper() ? rungs.start(work, nowMicros) : null);
    }

    /**
     * What was said of a task when it started, beside the distribution that such tasks have now, after others of them have ended; null where
     * nothing was said.
     */
    public @Nullable Prediction asOfNow(Started task) {
        Prediction prediction = task.prediction();
        return prediction == null ? null : prediction.with(outlook(task.work()).curve());
    }

    /** A task that has ended, or is no longer followed, and of which nothing is to be learnt. */
    public void drop(Started task) {
        task.leave();
    }

    /** Learns from a task that ended, of which nothing was said when it started. */
    public void end(Work work, long value) {
        end(new Started(work, null, null), value);
    }

    /** Learns from a task that ended. */
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

    /** Where the truth fell: of one that the distribution has with some weight, anywhere in that, evenly over many. */
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

    /** Nothing is promised of a task by tasks that have nothing in common with it. */
    private double promise(Ladder ladder) {
        double runs = ladder.rungs().getFirst() == Rung.WHOLE ? 0 : (double) rungs.added();
        return Math.min(levels.interval(), runs / (runs + 1));
    }

    /** What is known of this work now, whatever its situation; no value exceeds the cap of its time limit. */
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

    /** A distribution, and what it is made of. */
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

        /** How much the sample at this place of the ladder has to say, of 1. */
        double say(int place) {
            return say[place];
        }
    }

    /** How much those who speak for this work have to say, of 1; empty while nothing has ended. */
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

    /** While so few have ended that conformal prediction would have to say "any value", it is twice the greatest. */
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
