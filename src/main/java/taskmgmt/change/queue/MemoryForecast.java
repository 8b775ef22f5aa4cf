package taskmgmt.change.queue;

import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.Measure;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;

/**
 * The forecast memory of a task: the upper end of the 90% interval, below which 95 of 100 runs stay.
 *
 * @param bytes null where too few runs say how much they took
 * @param runs  how many of them do, of the last {@value #LAST}
 */
public record MemoryForecast(@Nullable Long bytes, int runs) {
    /** Of fewer nothing is concluded, as for time limits. */
    public static final int FEWEST_RUNS = 5;

    private static final int LAST = 100;
    private static final double INTERVAL = 0.9;

    /** By the successful runs of a type in a subsystem; a log that is not there yet has none. */
    public static MemoryForecast of(LogReader logs, Group group) throws IOException {
        Question question = new Question(group.subsystem(), group.type(), new TreeMap<>(), LAST, false, Measure.MEMORY, INTERVAL);
        Runs<Both<Both<PastRuns, PastRuns>, NewestSettings>> past = RunReader.of(logs, ScanProgress.NONE)
                .fold(Both.of(question.projection(), NewestSettings.PROJECTION));
        Forecast forecast = Forecast.of(question, past.fold().first(), past.open(), false,
                new SettingsReader(logs).inForce(past.fold().second()).settings().tuning());
        int runs = forecast == null ? 0 : forecast.ownRuns();
        // Millionths of a megabyte are bytes.
        return new MemoryForecast(forecast == null || runs < FEWEST_RUNS ? null : forecast.high(), runs);
    }
}
