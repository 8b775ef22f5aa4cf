package taskmgmt.learning.lesson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.RunWalk;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.stats.Group;

/**
 * Learns the multiple of its bound that {@code run --timeout forecast} should wait, for each group, by the time that is lost for
 * each run. A run that would have been ended costs the time until then and has to be repeated; and of 100 runs, 2 are assumed to
 * hang, each of which costs the whole limit.
 */
final class TimeoutLesson implements Lesson {
    private static final double[] FACTORS = {0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 8};
    private static final double INTERVAL = 0.98;
    private static final double HANGING = 0.02;
    private static final int LAST = 100;
    /** The minimum number of runs for a bound. */
    private static final int MIN_RUNS = 10;
    private static final int FEWEST = 40;
    private static final double MICROS_PER_SECOND = 1e6;

    /** @param bound the limit at a factor of 1, in seconds, like the duration */
    private record Case(double bound, double took) {
        private double loss(double factor) {
            double limit = bound * factor;
            return HANGING * limit + (took > limit ? limit + took : 0);
        }
    }

    @Override
    public String name() {
        return "timeouts";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.RUN_TIMEOUT_FACTOR);
    }

    @Override
    public String measure() {
        return "lost a run, seconds";
    }

    @Override
    public int fewest() {
        return FEWEST;
    }

    @Override
    public List<Long> ends(Evidence evidence) {
        Map<Group, Integer> runs = new HashMap<>();
        List<Long> ends = new ArrayList<>();
        for (Past run : evidence.runs()) {
            if (runs.merge(run.work().group(), 1, Integer::sum) > MIN_RUNS) {
                ends.add(run.finishedMicros());
            }
        }
        return ends;
    }

    @Override
    public LearnedSettings fit(Evidence past, LearnedSettings inForce) {
        GroupCases<Case> cases = new GroupCases<>();
        walk(past, inForce, (run, known) -> cases.add(run.work().group(), known));
        return cases.fitted(inForce, Setting.RUN_TIMEOUT_FACTOR, FACTORS, (each, factor) -> each.loss(factor));
    }

    @Override
    public double[] losses(Evidence evidence, LearnedSettings settings, long after) {
        List<Double> losses = new ArrayList<>();
        walk(evidence, settings, (run, known) -> {
            if (run.finishedMicros() > after) {
                losses.add(known.loss(settings.number(Setting.RUN_TIMEOUT_FACTOR, run.work().group())));
            }
        });
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Computes the limit as the command does: from the group alone. */
    private static void walk(Evidence evidence, LearnedSettings settings, Listener listener) {
        List<Past> plain = evidence.runs().stream().map(run -> run.with(Work.of(run.work().group()))).toList();
        Map<Group, Deque<Long>> last = new HashMap<>();
        RunWalk.through(plain, new Predictor(Levels.of(INTERVAL, 0.5), settings.tuning()), (run, prediction) -> {
            Deque<Long> known = last.computeIfAbsent(run.work().group(), unseen -> new ArrayDeque<>());
            if (known.size() >= MIN_RUNS && prediction != null) {
                long longest = known.stream().mapToLong(Long::longValue).max().orElse(0);
                listener.judged(run, new Case(Math.max(prediction.high(), longest) / MICROS_PER_SECOND, run.durationMicros() / MICROS_PER_SECOND));
            }
            known.addLast(run.durationMicros());
            if (known.size() > LAST) {
                known.removeFirst();
            }
        });
    }

    /** Called for every run for which there would have been a limit. */
    private interface Listener {
        void judged(Past run, Case known);
    }
}
