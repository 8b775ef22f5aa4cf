package taskmgmt.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;

/**
 * Predicts how long a task will take from what has ended before, and learns from each task that ends. Nothing is fitted
 * beforehand: all that it knows comes from the tasks it was told of, in the order in which it was told.
 *
 * <ol>
 *   <li>{@link Experts} look at the last runs of the same work and of wider circles around it
 *   <li>{@link Trust} weighs them by how wrong they were lately, for this work and for all tasks in such a
 *       {@link Situation}
 *   <li>{@link Calibration} moves the result to where it holds what it promises
 * </ol>
 *
 * <p>All of it happens on logarithms of durations, so that seconds and days are one problem. A result never lies
 * outside of what has been seen anywhere, nor above twice the longest of the runs that it stands on: what a calibration
 * learnt from other work adds to long durations would cost far more than it is worth. Not thread-safe.
 */
public final class Predictor {
    /** Added to durations before the logarithm is taken: below a millisecond nobody cares for ratios. */
    private static final double GRAIN_MICROS = 1_000;
    private static final double LOG_OF_TWICE = StrictMath.log(2);
    private static final double OWN_MISTAKES_KEPT = 0.97;
    private static final double COMMON_MISTAKES_KEPT = 0.995;

    private final Levels levels;
    private final Calibration calibration;
    private final Trust[] situations = new Trust[Situation.COUNT];
    private final Map<Work, Memory> memories = new HashMap<>();
    private final Map<Group, Recent> groups = new HashMap<>();
    private final Map<String, Recent> types = new HashMap<>();
    private final Map<String, Recent> subsystems = new HashMap<>();
    private final Recent whole = new Recent(Experts.MEMORY);
    private double least = Double.MAX_VALUE;
    private double greatest = -Double.MAX_VALUE;

    public Predictor(Levels levels) {
        this.levels = levels;
        this.calibration = new Calibration(levels);
        Arrays.setAll(situations, number -> new Trust(COMMON_MISTAKES_KEPT, levels));
    }

    /** What is known of one work. */
    private static final class Memory {
        final Recent own;
        final Trust trust;
        int startsSinceEnd;

        Memory(Recent own, Trust trust) {
            this.own = own;
            this.trust = trust;
        }
    }

    /** Predicts a task that starts now; null while nothing has ended. */
    public @Nullable Prediction start(Work work) {
        Memory memory = memory(work);
        Situation situation = Situation.of(memory.startsSinceEnd++, memory.own.size());
        return whole.isEmpty() ? null : predict(ladder(work), memory.trust, situation);
    }

    /** Of whom a prediction for this work borrows; null where it can speak for itself. */
    public @Nullable Rung lender(Work work) {
        Ladder ladder = ladder(work);
        return ladder.isYoung() ? ladder.lender() : null;
    }

    /**
     * Learns from a task that ended.
     *
     * @param prediction what was said when it started; null where nothing was
     */
    public void end(Work work, @Nullable Prediction prediction, long durationMicros) {
        double truth = StrictMath.log(durationMicros + GRAIN_MICROS);
        Memory memory = memory(work);
        memory.startsSinceEnd = 0;
        if (prediction != null) {
            memory.trust.learn(prediction.said(), truth, levels);
            situations[prediction.situation().number()].learn(prediction.said(), truth, levels);
            calibration.learn(prediction, truth, durationMicros);
        }
        least = Math.min(least, truth);
        greatest = Math.max(greatest, truth);
        remember(work, memory, truth);
    }

    private Prediction predict(Ladder ladder, Trust trust, Situation situation) {
        double[][] said = Experts.quantiles(ladder, levels);
        double[] judged = new double[levels.count()];
        long[] micros = new long[levels.count()];
        double judgedBelow = -Double.MAX_VALUE;
        double most = Math.min(greatest, LOG_OF_TWICE + ladder.longest());
        long below = 0;
        for (int level = 0; level < judged.length; level++) {
            judgedBelow = Math.max(judgedBelow, trust.judged(level, said, situations[situation.number()]));
            judged[level] = judgedBelow;
            micros[level] = Math.max(level == levels.high() ? 0 : below,
                    micros(Math.min(most, judgedBelow + calibration.offset(situation, level))));
            below = level == levels.high() ? below : micros[level];
        }
        micros[levels.high()] = Math.max(micros[levels.high()], micros[levels.low()]);
        return new Prediction(levels, situation, said, judged, micros);
    }

    private long micros(double log) {
        return Math.max(0, Math.round(StrictMath.exp(Math.clamp(log, least, greatest)) - GRAIN_MICROS));
    }

    private void remember(Work work, Memory memory, double truth) {
        if (!work.title().isEmpty()) {
            memory.own.add(truth);
        }
        group(work.group()).add(truth);
        circle(types, work.group().type()).add(truth);
        circle(subsystems, work.group().subsystem()).add(truth);
        whole.add(truth);
    }

    private Memory memory(Work work) {
        return memories.computeIfAbsent(work, unseen -> new Memory(
                unseen.title().isEmpty() ? group(unseen.group()) : new Recent(Experts.MEMORY),
                new Trust(OWN_MISTAKES_KEPT, levels)));
    }

    private Ladder ladder(Work work) {
        return new Ladder(work.title().isEmpty() ? Rung.GROUP : Rung.TITLE, memory(work).own, group(work.group()),
                circle(types, work.group().type()), circle(subsystems, work.group().subsystem()), whole);
    }

    private Recent group(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Recent(Experts.MEMORY));
    }

    private static Recent circle(Map<String, Recent> circles, String name) {
        return circles.computeIfAbsent(name, unseen -> new Recent(Experts.MEMORY));
    }
}
