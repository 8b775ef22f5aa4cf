package taskmgmt.change.queue;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.Measure;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.number.Decimal;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;

/**
 * The forecast memory of a task: the amount that 95 of 100 such runs do not exceed.
 *
 * @param bytes null if too few runs report their memory
 * @param runs  how many of the last {@value #LAST} runs of its type and subsystem report it
 */
public record MemoryForecast(@Nullable Long bytes, int runs) {
    /** Fewer runs allow no conclusion, as for time limits. */
    public static final int MIN_RUNS = 5;

    private static final int LAST = 100;
    private static final double INTERVAL = 0.9;

    /** What is known about a task before it is registered, in the form in which its runs have it. */
    public static SortedMap<String, String> facts(NewTask task, String actor) {
        SortedMap<String, String> facts = new TreeMap<>();
        Map<String, @Nullable Object> metadata = task.metadata();
        if (metadata != null) {
            metadata.forEach((key, value) -> put(facts, key, value));
        }
        put(facts, Work.TITLE, task.details().title());
        put(facts, Work.CREATOR, task.identity().createdBy() == null ? actor : task.identity().createdBy());
        return facts;
    }

    /** Only single strings, numbers and booleans can be compared. */
    private static void put(SortedMap<String, String> facts, String name, @Nullable Object value) {
        if (value instanceof Decimal number) {
            facts.put(name, number.plain().toPlainString());
        } else if (value != null && !(value instanceof Map) && !(value instanceof Iterable)) {
            facts.put(name, value.toString());
        }
    }

    /**
     * From the successful runs of a type in a subsystem; a missing log has none.
     *
     * @param facts what else is known about the task; empty for all tasks of the group
     */
    public static MemoryForecast of(LogReader logs, Group group, SortedMap<String, String> facts) throws IOException {
        Question question = new Question(group.subsystem(), group.type(), facts, LAST, false, Measure.MEMORY, INTERVAL);
        Runs<Both<Both<PastRuns, PastRuns>, NewestSettings>> past = RunReader.of(logs, ScanProgress.NONE)
                .fold(Both.of(question.projection(), NewestSettings.PROJECTION));
        Forecast forecast = Forecast.of(question.toldBy(past.fold().first()), past.fold().first(), past.open(), true,
                new SettingsReader(logs).inForce(past.fold().second()).settings().tuning());
        int runs = forecast == null ? 0 : forecast.groupRuns();
        // Millionths of a megabyte are bytes.
        return new MemoryForecast(forecast == null || runs < MIN_RUNS ? null : forecast.p95(), runs);
    }
}
