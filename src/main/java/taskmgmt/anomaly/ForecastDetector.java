package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Expectation.Bound;
import taskmgmt.forecast.mixture.LeastRecent;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Odds;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Started;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Group;
import taskmgmt.stats.Period;
import taskmgmt.task.RunListener;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * Finds the runs that took far more, or far less, than was forecast for them when they started, from their metadata and creator. A
 * run's score is its {@link Odds} of having taken several times what such runs take, or a fraction of it; a run whose score is
 * above the {@link AlarmThreshold} of its side is an anomaly. Nothing that ended later has an influence. Runs with any outcome are
 * judged, but only successful ones are learned from. Processes the log in order, in bounded memory except for what it finds. Not
 * thread-safe.
 */
public final class ForecastDetector implements RunListener {
    private static final double USUAL = 0.5;
    private static final double HIGH = 0.95;
    private static final int MAX_OPEN = 20_000;
    private final Map<Metric, Judge> judges = new EnumMap<>(Metric.class);
    private final LeastRecent<String, Open> open = new LeastRecent<>(MAX_OPEN, (id, task) -> drop(task));
    private final List<Anomaly> found = new ArrayList<>();
    private final Predicate<Group> wanted;
    private final Set<Side> sides;
    private final Period period;
    private long newest = TaskRun.UNKNOWN;

    /**
     * @param alarms how many of 1,000 normal runs may be called an anomaly, on all sides together
     * @param period runs that ended outside of it are only learned from
     */
    public ForecastDetector(Set<Metric> metrics, double alarms, Predicate<Group> wanted, Set<Side> sides, Period period) {
        metrics.forEach(metric -> judges.put(metric, new Judge(metric, alarms / sides.size())));
        this.wanted = wanted;
        this.sides = sides;
        this.period = period;
    }

    private static final class Judge {
        final Predictor predictor;
        final AlarmThreshold slow;
        final AlarmThreshold fast;

        Judge(Metric metric, double alarms) {
            Levels levels = Levels.of(0.9, USUAL, HIGH);
            predictor = metric == Metric.DURATION ? new Predictor(levels) : Predictor.ofAmounts(levels, Tuning.STANDARD);
            slow = new AlarmThreshold(alarms);
            fast = new AlarmThreshold(alarms);
        }

        private AlarmThreshold threshold(Side side) {
            return side == Side.SLOW ? slow : fast;
        }

        /** The forecast for the task when it started; null if there was none. */
        private @Nullable Usual usual(Started task) {
            Prediction prediction = predictor.asOfNow(task);
            return prediction == null ? null
                    : new Usual(Math.max(1, prediction.quantile(USUAL)), prediction.above(HIGH), prediction.below());
        }

        private void learn(Usual usual, double value) {
            for (Side side : Side.values()) {
                threshold(side).learn(usual.odds(side).of(value));
            }
        }

        private boolean isAnomaly(Side side, Usual usual, double value) {
            return usual.odds(side).of(value) >= threshold(side).value();
        }

        private Expectation expectation(Usual usual) {
            double most = usual.slow.limit(slow.value());
            double least = usual.fast.limit(fast.value());
            return new Expectation(usual.value, new Bound(most, 2 * most), Bound.below(least, least / 2));
        }
    }

    /** The basis for judging a run: what such runs usually take, and the odds of having taken too much or too little. */
    private record Usual(long value, Odds slow, Odds fast) {
        private Odds odds(Side side) {
            return side == Side.SLOW ? slow : fast;
        }
    }

    private record Open(Map<Metric, Started> tasks) {}

    private void drop(Open task) {
        task.tasks.forEach((metric, started) -> Objects.requireNonNull(judges.get(metric)).predictor.drop(started));
    }

    @Override
    public void started(TaskRun run) {
        if (open.get(run.id()) == null) {
            Work work = Work.of(run);
            Map<Metric, Started> tasks = new EnumMap<>(Metric.class);
            judges.forEach((metric, judge) -> tasks.put(metric, judge.predictor.start(work, run.moments().begun())));
            open.put(run.id(), new Open(tasks));
        }
    }

    /** When the newest run of the wanted groups ended, in microseconds; {@link TaskRun#UNKNOWN} if none has. */
    public long newestMicros() {
        return newest;
    }

    @Override
    public void ended(TaskRun run) {
        newest = wanted.test(Group.of(run)) ? Math.max(newest, run.moments().finished()) : newest;
        Open known = open.remove(run.id());
        judges.forEach((metric, judge) -> {
            long value = metric.of(run);
            Started task = known == null ? null : known.tasks.get(metric);
            Usual usual = task == null || value == TaskRun.UNKNOWN ? null : judge.usual(task);
            if (usual != null) {
                if (period.contains(run.moments().finished())) {
                    test(judge, metric, usual, Candidate.of(run, value, run.moments().finished()), Group.of(run));
                }
                if (run.status().isSuccess()) {
                    judge.learn(usual, (double) value);
                }
            }
            learn(judge.predictor, run, task, value);
        });
    }

    private static void learn(Predictor predictor, TaskRun run, @Nullable Started task, long value) {
        boolean counts = value != TaskRun.UNKNOWN && run.status().isSuccess();
        if (counts && task != null) {
            predictor.end(task, value);
        } else if (counts) {
            predictor.end(Work.of(run), value);
        } else if (task != null) {
            predictor.drop(task);
        }
    }

    private void test(Judge judge, Metric metric, Usual usual, Candidate run, Group group) {
        if (wanted.test(group)) {
            for (Side side : sides) {
                if (run.mayBe(side) && judge.isAnomaly(side, usual, (double) run.value())) {
                    Expectation expected = judge.expectation(usual);
                    if (expected.isBeyond(side, run.value())) {
                        found.add(Anomaly.of(new Series(group, metric), side, run, expected));
                    }
                }
            }
        }
    }

    /** The anomalies among the runs that ended, and among these running ones that have already taken too much, worst first. */
    public List<Anomaly> found(List<TaskRun> running, long nowMicros) {
        for (TaskRun run : running) {
            Open known = open.get(run.id());
            if (known != null && run.status() == Status.ACTIVE) {
                judges.forEach((metric, judge) -> {
                    long value = metric.soFar(run, nowMicros);
                    if (value != TaskRun.UNKNOWN) {
                        Usual usual = judge.usual(Objects.requireNonNull(known.tasks.get(metric)));
                        if (usual != null) {
                            test(judge, metric, usual, Candidate.of(run, value, nowMicros), Group.of(run));
                        }
                    }
                });
            }
        }
        found.sort(Anomaly.WORST_FIRST);
        return List.copyOf(found);
    }
}
