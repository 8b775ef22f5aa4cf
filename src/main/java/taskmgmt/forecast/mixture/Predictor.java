package taskmgmt.forecast.mixture;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private static final double OWN_MISTAKES_KEPT = 0.97;
    private static final double COMMON_MISTAKES_KEPT = 0.995;
    /** The multiples of it are spread most evenly between whole numbers. */
    private static final double GOLDEN = 0.6180339887498949;
    /** The group must have this many runs before those bound what it can take. */
    private static final int ENOUGH_FOR_LID = 10;

    private final Levels levels;
    private final Tuning tuning;
    private final Experts experts;
    private final Calibration calibration;
    /** Of the ends of the interval. */
    private final Calibration ends;
    private final Interval interval;
    private final Cap cap = new Cap();
    private final Losses losses = new Losses();
    private final Rungs rungs = new Rungs();
    private final Trust[] situations = new Trust[Situation.COUNT];
    private final LeastRecent<Group, Memory> groups = new LeastRecent<>(MAX_GROUPS);

    /** One that works as it is documented. */
    public Predictor(Levels levels) {
        this(levels, Tuning.STANDARD);
    }

    public Predictor(Levels levels, Tuning tuning) {
        this.levels = levels;
        this.tuning = tuning;
        this.experts = tuning.equals(Tuning.STANDARD) ? Experts.STANDARD : new Experts(tuning);
        this.calibration = new Calibration(levels.ascending(), Situation.COUNT, tuning);
        this.ends = new Calibration(new double[0], Situation.COUNT, tuning);
        this.interval = new Interval(levels);
        Arrays.setAll(situations, situation -> new Trust(COMMON_MISTAKES_KEPT, tuning));
    }

    /** How the method is set. */
    Tuning tuning() {
        return tuning;
    }

    /** What is known of one group besides its runs. */
    private static final class Memory {
        final Trust trust;
        final Interval.Tracked interval;
        int startsSinceEnd;

        Memory(Trust trust, Interval.Tracked interval) {
            this.trust = trust;
            this.interval = interval;
        }
    }

    /** How many have ended. */
    public long runs() {
        return rungs.added();
    }

    /** Predicts a task that starts now; null while nothing has ended. */
    public @Nullable Prediction start(Work work) {
        Memory memory = memory(work.group());
        Situation situation = Situation.of(memory.startsSinceEnd++);
        rungs.note(work);
        return rungs.isEmpty() ? null : predict(work, memory, situation);
    }

    /**
     * Learns from a task that ended.
     *
     * @param prediction what was said when it started; null where nothing was
     */
    public void end(Work work, @Nullable Prediction prediction, long value) {
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

    private Prediction predict(Work work, Memory memory, Situation situation) {
        Ladder ladder = rungs.ladder(work);
        double limit = work.limitMicros();
        Pool pool = new Pool(ladder, cap.of(limit), experts);
        double[] weights = memory.trust.weights(ladder.chains(), situations[situation.number()]);
        Curve curve = pool.curve(weights, lid(ladder, limit));
        Recent own = rungs.group(work);
        Interval.Age age = Interval.Age.of(own == null ? 0 : own.size());
        long[] values = new long[levels.count()];
        long below = Long.MIN_VALUE;
        for (int level = 0; level < values.length; level++) {
            if (level != levels.high() && level != levels.low()) {
                below = Math.max(below, Math.round(value(curve, situation, level, cap.of(limit))));
                values[level] = below;
            }
        }
        values[levels.low()] = interval.low(memory.interval, age, curve, ends, situation);
        long high = interval.high(memory.interval, age, curve, ends, situation);
        values[levels.high()] = Math.max(values[levels.low()], Math.min(high, Math.round(cap.of(limit))));
        return new Prediction(levels, situation, age, promise(ladder), ladder.chains(), pool.said(), curve, values);
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
        Pool pool = new Pool(ladder, cap.of(work.limitMicros()), experts);
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
            double[] shares = new Pool(ladder, cap.of(work.limitMicros()), experts).say(weights);
            for (int place = 0; place < shares.length; place++) {
                say.merge(ladder.rungs().get(place), shares[place], Double::sum);
            }
        }
        return say;
    }

    /** While so few have ended that conformal prediction would have to say "any value", it is twice the greatest. */
    private double value(Curve curve, Situation situation, int level, double most) {
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
        Memory made = new Memory(new Trust(OWN_MISTAKES_KEPT, tuning), interval.tracked());
        groups.put(group, made);
        return made;
    }
}
