package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.LeastRecent;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Group;
import taskmgmt.task.RunListener;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * Finds the runs that took far more than was forecast for them when they started, which knows their metadata and creator:
 * a run's score is how many times the forecast's p95 it took, and one above the {@link AlarmThreshold} is an anomaly.
 * Nothing that ended later has a say. Runs of any outcome are judged; only successful ones are learnt from. Goes
 * along the log in its order, in bounded memory but for what it finds. Not thread-safe.
 */
public final class ForecastDetector implements RunListener {
    private static final double USUAL = 0.5;
    private static final double HIGH = 0.95;
    private static final int MOST_OPEN = 20_000;
    /** A thousandth of a second, or of a megabyte: less is not worth a ratio. */
    private static final long LEAST_EXPECTED = 1_000;

    private final Map<Metric, Judge> judges = new EnumMap<>(Metric.class);
    private final LeastRecent<String, Open> open = new LeastRecent<>(MOST_OPEN);
    private final List<Anomaly> found = new ArrayList<>();
    private final Predicate<Group> wanted;
    private final long sinceMicros;
    private long newest = TaskRun.UNKNOWN;

    /**
     * @param alarms      how many of 1,000 normal runs may be called an anomaly
     * @param sinceMicros what ended before is only learnt from
     */
    public ForecastDetector(Set<Metric> metrics, double alarms, Predicate<Group> wanted, long sinceMicros) {
        metrics.forEach(metric -> judges.put(metric, new Judge(alarms)));
        this.wanted = wanted;
        this.sinceMicros = sinceMicros;
    }

    private static final class Judge {
        final Predictor predictor = new Predictor(Levels.of(0.9, USUAL, HIGH));
        final AlarmThreshold threshold;

        Judge(double alarms) {
            threshold = new AlarmThreshold(alarms);
        }

        private Expectation expectation(Prediction prediction) {
            double most = threshold.value() * Math.max(LEAST_EXPECTED, prediction.quantile(HIGH));
            return new Expectation(Math.max(1, prediction.quantile(USUAL)), most, 2 * most);
        }
    }

    private record Open(Work work, Map<Metric, Prediction> predictions) {}

    @Override
    public void started(TaskRun run) {
        if (open.get(run.id()) == null) {
            Work work = Work.of(run);
            Map<Metric, Prediction> predictions = new EnumMap<>(Metric.class);
            judges.forEach((metric, judge) -> {
                Prediction prediction = judge.predictor.start(work);
                if (prediction != null) {
                    predictions.put(metric, prediction);
                }
            });
            open.put(run.id(), new Open(work, predictions));
        }
    }

    /** When the newest run of the wanted groups ended, in microseconds; {@link TaskRun#UNKNOWN} where none has. */
    public long newestMicros() {
        return newest;
    }

    @Override
    public void ended(TaskRun run) {
        newest = wanted.test(Group.of(run)) ? Math.max(newest, run.moments().finished()) : newest;
        Open known = open.remove(run.id());
        Work work = known == null ? Work.of(run) : known.work;
        judges.forEach((metric, judge) -> {
            long value = metric.of(run);
            if (value != TaskRun.UNKNOWN) {
                Prediction prediction = known == null ? null : known.predictions.get(metric);
                if (run.moments().finished() >= sinceMicros) {
                    test(judge, metric, prediction, Candidate.of(run, value, run.moments().finished()), Group.of(run));
                }
                if (run.status().isSuccess()) {
                    learn(judge, work, prediction, value);
                }
            }
        });
    }

    private static void learn(Judge judge, Work work, @Nullable Prediction prediction, long value) {
        if (prediction != null) {
            judge.threshold.learn((double) value / Math.max(LEAST_EXPECTED, prediction.quantile(HIGH)));
        }
        judge.predictor.end(work, prediction, value);
    }

    private void test(Judge judge, Metric metric, @Nullable Prediction prediction, Candidate run, Group group) {
        if (prediction != null && wanted.test(group)) {
            Expectation expected = judge.expectation(prediction);
            if (expected.isExceededBy(run.value())) {
                found.add(Anomaly.of(new Series(group, metric), run, expected));
            }
        }
    }

    /** The anomalies among the runs that ended, and among those that have not and already took more, the worst first. */
    public List<Anomaly> found(List<TaskRun> running, long nowMicros) {
        for (TaskRun run : running) {
            Open known = open.get(run.id());
            if (known != null && run.status() == Status.ACTIVE) {
                judges.forEach((metric, judge) -> {
                    long value = metric.soFar(run, nowMicros);
                    if (value != TaskRun.UNKNOWN) {
                        test(judge, metric, known.predictions.get(metric), Candidate.of(run, value, nowMicros), Group.of(run));
                    }
                });
            }
        }
        found.sort(Anomaly.WORST_FIRST);
        return List.copyOf(found);
    }
}
