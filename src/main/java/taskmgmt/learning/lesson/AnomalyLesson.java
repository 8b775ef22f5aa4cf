package taskmgmt.learning.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.anomaly.AnomalyRule;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.stats.Group;

/**
 * Learns from how many times the mean a run is an anomaly, for each group, with slow and fast apart. The loss is the number of
 * misjudged runs in 1,000. Nothing is known to be wrong with the runs of a history, so those that are found among them count as
 * false alarms; of 1,000 runs, 20 are assumed to be abnormal and to take 4, 6, 10, 15 or 20 times as long (or a 4th to a 20th) as a
 * real one: those that are not found are misses. These are the share and the size with which {@code anomalies} is measured in its
 * documentation.
 */
final class AnomalyLesson implements Lesson {
    private static final List<Setting> SETTINGS = List.of(Setting.ANOMALY_SLOW_FACTOR, Setting.ANOMALY_FAST_FACTOR);
    private static final double[] FACTORS = {1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20};
    private static final double[] TIMES = {4, 6, 10, 15, 20};
    private static final double ABNORMAL = 0.02;
    private static final double OF = 1_000;
    private static final int FEWEST = 40;

    /**
     * A run and those of its group that had ended before.
     *
     * @param slower its duration as a multiple of their mean
     * @param faster its speed as a multiple of their mean speed
     */
    private record Case(double slower, double faster) {}

    /** The runs of a group so far. */
    private static final class Known {
        private double sum;
        private double speeds;
        private int runs;

        private void add(double took) {
            sum += took;
            speeds += 1 / took;
            runs++;
        }
    }

    @Override
    public String name() {
        return "anomalies";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public String measure() {
        return "judged wrongly of 1,000";
    }

    @Override
    public int fewest() {
        return FEWEST;
    }

    @Override
    public List<Long> ends(Evidence evidence) {
        List<Long> ends = new ArrayList<>();
        walk(evidence, (run, known) -> ends.add(run.finishedMicros()));
        return ends;
    }

    @Override
    public LearnedSettings fit(Evidence past, LearnedSettings inForce) {
        GroupCases<Case> cases = new GroupCases<>();
        walk(past, (run, known) -> cases.add(run.work().group(), known));
        LearnedSettings slow = cases.fitted(inForce, Setting.ANOMALY_SLOW_FACTOR, FACTORS, (each, factor) -> loss(each.slower, factor));
        return cases.fitted(slow, Setting.ANOMALY_FAST_FACTOR, FACTORS, (each, factor) -> loss(each.faster, factor));
    }

    @Override
    public double[] losses(Evidence evidence, LearnedSettings settings, long after) {
        List<Double> losses = new ArrayList<>();
        walk(evidence, (run, known) -> {
            if (run.finishedMicros() > after) {
                Group group = run.work().group();
                losses.add(loss(known.slower, settings.number(Setting.ANOMALY_SLOW_FACTOR, group))
                        + loss(known.faster, settings.number(Setting.ANOMALY_FAST_FACTOR, group)));
            }
        });
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double loss(double times, double factor) {
        double missed = 0;
        for (double more : TIMES) {
            missed += times * more > factor ? 0 : 1.0 / TIMES.length;
        }
        return OF * ((times > factor ? 1 - ABNORMAL : 0) + ABNORMAL * missed);
    }

    private static void walk(Evidence evidence, Listener listener) {
        Map<Group, Known> groups = new HashMap<>();
        for (Past run : evidence.runs()) {
            Known known = groups.computeIfAbsent(run.work().group(), unseen -> new Known());
            double took = Math.max(1, (double) run.durationMicros());
            if (known.runs >= AnomalyRule.MIN_RUNS) {
                listener.judged(run, new Case(took / (known.sum / known.runs), 1 / took / (known.speeds / known.runs)));
            }
            known.add(took);
        }
    }

    /** Called for every run that can be judged. */
    private interface Listener {
        void judged(Past run, Case known);
    }
}
