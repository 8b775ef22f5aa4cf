package taskmgmt.forecast;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import taskmgmt.forecast.mixture.LeastRecent;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Started;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Group;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

/**
 * Walks through the history in order of time and predicts each task when it starts, from what had ended by then and
 * nothing later. It learns from a task when that ends. Tasks that start before any other has ended cannot be predicted,
 * and are counted; those that were never started are predicted at their creation. Keeps the open predictions and the
 * last runs of every group. Not thread-safe.
 */
public final class Backtest implements RunListener {
    /** How many tasks may run at once; beyond that, the ones started longest ago are not scored. */
    static final int MAX_OPEN = 20_000;

    private final Measure measure;
    private final Predictor predictor;
    private final Predicate<TaskRun> wanted;
    private final Part part;
    private final long first;
    private long forgotten;
    private final LeastRecent<String, Open> open = new LeastRecent<>(MAX_OPEN, this::forget);
    private final Map<Group, Known> groups = new HashMap<>();
    private final Baselines anyone = new Baselines();
    private final NavigableMap<String, Scores> byName;
    private final Scores all = new Scores();
    private long unpredicted;

    /**
     * A back-test over the wanted tasks.
     *
     * @param part   what the tasks are grouped by
     * @param first  how many tasks are scored; those that end first count
     * @param measure the quantity that is forecast
     * @param tuning the parameters of the method
     */
    public Backtest(double interval, Predicate<TaskRun> wanted, Part part, long first, Measure measure, Tuning tuning) {
        this.measure = measure;
        this.predictor = measure.predictor(Levels.of(interval, Score.QUANTILES), tuning);
        this.wanted = wanted;
        this.part = part;
        this.first = first;
        this.byName = new TreeMap<>(part.order());
    }

    /** What is known about a group so far. */
    private static final class Known {
        final Baselines baselines = new Baselines();
        int ended;
    }

    private record Open(Started task, Map<Baseline, Long> guesses, int ownRuns) {}

    /** The scores of the forecast and of the guesses that it has to beat. */
    public static final class Scores {
        private final Score forecast = new Score();
        private final Map<Baseline, Score> guesses = new EnumMap<>(Baseline.class);

        public Score forecast() {
            return forecast;
        }

        public Score of(Baseline baseline) {
            return guesses.computeIfAbsent(baseline, unseen -> new Score());
        }

        private void add(Prediction prediction, Map<Baseline, Long> said, long durationMicros) {
            forecast.add(prediction, durationMicros);
            said.forEach((baseline, guess) -> of(baseline).add(guess, durationMicros));
        }
    }

    @Override
    public void started(TaskRun run) {
        if (open.get(run.id()) == null) {
            open.put(run.id(), open(predictor.start(Work.of(run), run.moments().begun())));
        }
    }

    private void forget(String id, Open task) {
        forgotten++;
        predictor.drop(task.task);
    }

    private Open open(Started task) {
        Known known = groups.get(task.work().group());
        return known == null || known.ended == 0
                ? new Open(task, anyone.guesses(), 0)
                : new Open(task, known.baselines.guesses(), known.ended);
    }

    private Known known(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Known());
    }

    @Override
    public void ended(TaskRun run) {
        Open predicted = open.remove(run.id());
        long amount = run.durationMicros() == TaskRun.UNKNOWN ? TaskRun.UNKNOWN : measure.of(run);
        if (amount == TaskRun.UNKNOWN || !wanted.test(run)) {
            if (predicted != null) {
                predictor.drop(predicted.task);
            }
            return;
        }
        Known known = known(Group.of(run));
        if (predicted == null) {
            predictor.end(Work.of(run), amount);
        } else {
            score(predicted, amount);
            predictor.end(predicted.task, amount);
        }
        known.ended++;
        known.baselines.add(amount);
        anyone.add(amount);
    }

    private void score(Open predicted, long duration) {
        if (all.forecast.tasks() >= first) {
            return;
        }
        Prediction prediction = predicted.task.prediction();
        if (prediction == null) {
            unpredicted++;
            return;
        }
        all.add(prediction, predicted.guesses, duration);
        byName.computeIfAbsent(part.name(predicted.task.work().group(), predicted.ownRuns), unseen -> new Scores())
                .add(prediction, predicted.guesses, duration);
    }

    /** The quantity that was forecast. */
    public Measure measure() {
        return measure;
    }

    public Scores all() {
        return all;
    }

    public NavigableMap<String, Scores> byName() {
        return Collections.unmodifiableNavigableMap(byName);
    }

    /** How many tasks were not scored because too many ran at once. */
    public long forgotten() {
        return forgotten;
    }

    /** How many tasks started before any had ended. */
    public long unpredicted() {
        return unpredicted;
    }
}
