package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;

/**
 * How long a command may run: a fixed time, or one derived from the successful runs of its type and subsystem.
 *
 * @param limit a fixed time, or a multiple of a percentile; null for the forecast: the end of the interval that should contain 98
 *     of 100 runs, or the longest of the last {@value #LAST} if that took longer, times the factor learned for the group
 */
public record TimeRule(@Nullable StuckLimit limit) {
    /** According to the forecast. */
    public static final TimeRule FORECAST = new TimeRule(null);

    private static final int LAST = 100;
    private static final double INTERVAL = 0.98;

    /**
     * The resulting limit.
     *
     * @param time     null if there are too few runs to derive one: then there is no limit
     * @param runs     the number of runs from which it was derived; null if it is fixed
     * @param settings the version of the learned settings by which it was derived; null if none is in force
     */
    public record Bound(@Nullable Duration time, @Nullable Integer runs, @Nullable String settings) {
        private Bound(@Nullable Duration time, @Nullable Integer runs) {
            this(time, runs, null);
        }
    }

    /** Reads the log if the rule requires it; a missing log has no runs. */
    public Bound in(Path directory, Group group) throws IOException {
        StuckLimit known = limit;
        if (known != null && known.percentile() == 0) {
            return new Bound(Duration.of(known.micros(), ChronoUnit.MICROS), null);
        }
        LogReader logs = LogReader.at(directory);
        RunReader runs = RunReader.of(logs, (done, total) -> { });
        return known == null ? forecast(logs, runs, group) : multiple(runs, known, group);
    }

    private static Bound multiple(RunReader runs, StuckLimit rule, Group group) throws IOException {
        Runs<RecentRuns> past = runs.fold(StuckRule.history());
        StuckLimit.Bound bound = rule.of(group, past.fold());
        return bound.runs() == null ? new Bound(null, past.fold().of(group).size())
                : new Bound(Duration.of(bound.micros(), ChronoUnit.MICROS), bound.runs());
    }

    private static Bound forecast(LogReader logs, RunReader runs, Group group) throws IOException {
        Question question = new Question(group.subsystem(), group.type(), new TreeMap<>(), LAST, false, INTERVAL);
        Runs<Both<Both<PastRuns, PastRuns>, NewestSettings>> past = runs.fold(Both.of(question.projection(), NewestSettings.PROJECTION));
        SettingsInForce learned = new SettingsReader(logs).inForce(past.fold().second());
        Forecast forecast = Forecast.of(question, past.fold().first(), past.open(), false, learned.settings().tuning());
        if (forecast == null || forecast.ownRuns() < StuckLimit.MIN_RUNS) {
            return new Bound(null, forecast == null ? 0 : forecast.ownRuns());
        }
        double factor = learned.settings().number(Setting.RUN_TIMEOUT_FACTOR, group);
        long micros = Math.max(forecast.high(), forecast.figures().max());
        return new Bound(Duration.of(Math.max(1, Math.round(micros * factor)), ChronoUnit.MICROS), forecast.ownRuns(), learned.version());
    }
}
