package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;

/**
 * For how long a command may run: a fixed time, or one that the successful runs of its type and subsystem say.
 *
 * @param limit a fixed time, or a multiple of a percentile; null for the forecast: the end of the interval that is to hold 98 of 100
 *              runs, or the longest of the last {@value #LAST} where that took longer
 */
public record TimeRule(@Nullable StuckLimit limit) {
    /** What the forecast says. */
    public static final TimeRule FORECAST = new TimeRule(null);

    private static final int LAST = 100;
    private static final double INTERVAL = 0.98;

    /**
     * How long that is.
     *
     * @param time null where there are too few runs to say so: then it may run for ever
     * @param runs of how many runs it was worked out; null where it is fixed
     */
    public record Bound(@Nullable Duration time, @Nullable Integer runs) {}

    /** Reads the log where the rule asks for it; a log that is not there yet has no runs. */
    public Bound in(Path directory, Group group) throws IOException {
        StuckLimit known = limit;
        if (known != null && known.percentile() == 0) {
            return new Bound(Duration.of(known.micros(), ChronoUnit.MICROS), null);
        }
        RunReader runs = RunReader.of(LogReader.at(directory), (done, total) -> { });
        return known == null ? forecast(runs, group) : multiple(runs, known, group);
    }

    private static Bound multiple(RunReader runs, StuckLimit rule, Group group) throws IOException {
        Runs<RecentRuns> past = runs.fold(StuckRule.history());
        StuckLimit.Bound bound = rule.of(group, past.fold());
        return bound.runs() == null ? new Bound(null, past.fold().of(group).size())
                : new Bound(Duration.of(bound.micros(), ChronoUnit.MICROS), bound.runs());
    }

    private static Bound forecast(RunReader runs, Group group) throws IOException {
        Question question = new Question(group.subsystem(), group.type(), new TreeMap<>(), LAST, false, INTERVAL);
        Runs<Both<PastRuns, PastRuns>> past = runs.fold(question.projection());
        Forecast forecast = Forecast.of(question, past.fold(), past.open(), false);
        return forecast == null || forecast.ownRuns() < StuckLimit.FEWEST_RUNS ? new Bound(null, forecast == null ? 0 : forecast.ownRuns())
                : new Bound(Duration.of(Math.max(forecast.high(), forecast.figures().max()), ChronoUnit.MICROS), forecast.ownRuns());
    }
}
