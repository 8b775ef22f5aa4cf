package taskmgmt.forecast;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.LeastRecent;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Group;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

/**
 * Walks the history in the order of time and predicts each task when it starts, from what had ended by then and nothing
 * later. What is learnt from a task is learnt when it ends. Tasks that start before any other has ended cannot be
 * predicted, and are counted; those that were never started are predicted when they were created. Keeps the open
 * predictions and the last runs of every group. Not thread-safe.
 */
public final class Backtest implements RunListener {
    /** How many tasks may run at once; beyond that those that were started longest ago are not scored. */
    static final int MOST_OPEN = 20_000;

    private final Predictor predictor;
    private final Predicate<TaskRun> wanted;
    private final Function<Group, String> naming;
    private long forgotten;
    private final LeastRecent<String, Open> open = new LeastRecent<>(MOST_OPEN, (id, open) -> forgotten++);
    private final Map<Group, Baselines> baselines = new HashMap<>();
    private final Baselines anyone = new Baselines();
    private final NavigableMap<String, Scores> byName = new TreeMap<>();
    private final Scores all = new Scores();
    private long unpredicted;

    /** @param naming under which name a group's tasks are counted */
    public Backtest(double interval, Predicate<TaskRun> wanted, Function<Group, String> naming) {
        this.predictor = new Predictor(Levels.of(interval, Score.QUANTILES));
        this.wanted = wanted;
        this.naming = naming;
    }

    private record Open(Work work, @Nullable Prediction prediction, Map<Baseline, Long> guesses) {}

    /** The forecast beside what it has to beat. */
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
            Group group = Group.of(run);
            Work work = Work.of(run);
            Baselines known = baselines.get(group);
            open.put(run.id(), new Open(work, predictor.start(work), (known == null ? anyone : known).guesses()));
        }
    }

    @Override
    public void ended(TaskRun run) {
        Open predicted = open.remove(run.id());
        long duration = run.durationMicros();
        if (duration == TaskRun.UNKNOWN || !wanted.test(run)) {
            return;
        }
        Group group = Group.of(run);
        Prediction prediction = predicted == null ? null : predicted.prediction;
        if (predicted != null && prediction != null) {
            all.add(prediction, predicted.guesses, duration);
            byName.computeIfAbsent(naming.apply(group), unseen -> new Scores())
                    .add(prediction, predicted.guesses, duration);
        } else if (predicted != null) {
            unpredicted++;
        }
        predictor.end(predicted == null ? Work.of(run) : predicted.work, prediction, duration);
        baselines.computeIfAbsent(group, unseen -> new Baselines()).add(duration);
        anyone.add(duration);
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
