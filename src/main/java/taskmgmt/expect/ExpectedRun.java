package taskmgmt.expect;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Durations;
import taskmgmt.time.Zones;

/**
 * A run that is expected repeatedly. In the log it is a task of type {@value #TYPE} that stays pending until the run is no longer
 * expected; its metadata says what is expected.
 *
 * @param name        the name by which people know it
 * @param grace       how much later than due it may begin
 * @param minDuration how long it takes at least if it has done its work; null if unknown
 * @param match       which tasks are such runs
 */
public record ExpectedRun(String name, Schedule schedule, Duration grace, @Nullable Duration minDuration, Match match) {
    /** The type of its task. */
    public static final String TYPE = TaskRun.Names.EXPECTED_RUN;
    /** The key of the metadata of its task. */
    public static final String METADATA = "expected_run";

    private static final String NAME = "name";
    private static final String EVERY = "every";
    private static final String CRON = "cron";
    private static final String ZONE = "zone";
    private static final String GRACE = "grace";
    private static final String MIN_DURATION = "min_duration";
    private static final String SUBSYSTEM = "subsystem";
    private static final String TASK_TYPE = "task_type";
    private static final String TITLE = "title";

    /** Which tasks match: those for which every given value is equal. Null matches anything. */
    public record Match(@Nullable String subsystem, @Nullable String type, @Nullable String title) {
        /** Whether the run matches; the task that represents the expectation does not. */
        boolean matches(TaskRun run) {
            return !TYPE.equals(run.type()) && (subsystem == null || subsystem.equals(run.subsystem())) && (type == null || type.equals(run.type()))
                    && (title == null || title.equals(run.names().title()));
        }
    }

    /** The key of its task, of which only one is open at a time. */
    public String key() {
        return "expect:" + name;
    }

    /** For the title of its task. */
    public String words() {
        return name + " is expected " + schedule.words();
    }

    /** The metadata of its task. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(NAME, name);
        if (schedule instanceof Schedule.Every every) {
            map.put(EVERY, every.text());
        } else if (schedule instanceof Schedule.Cron cron) {
            map.put(CRON, cron.text());
            map.put(ZONE, cron.zone().getId());
        }
        map.put(GRACE, grace.toString());
        putIfGiven(map, MIN_DURATION, minDuration == null ? null : minDuration.toString());
        putIfGiven(map, SUBSYSTEM, match.subsystem);
        putIfGiven(map, TASK_TYPE, match.type);
        putIfGiven(map, TITLE, match.title);
        return map;
    }

    private static void putIfGiven(Map<String, @Nullable Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** Null if the metadata says nothing that this version understands: anybody may write a task of that type. */
    public static @Nullable ExpectedRun of(Map<String, @Nullable Object> map) {
        String name = text(map, NAME);
        String every = text(map, EVERY);
        String cron = text(map, CRON);
        String zone = text(map, ZONE);
        String grace = text(map, GRACE);
        String least = text(map, MIN_DURATION);
        if (name == null || every == null && cron == null) {
            return null;
        }
        try {
            Schedule schedule = every != null ? new Schedule.Every(Durations.parse(every), every)
                    : new Schedule.Cron(String.valueOf(cron), zone == null ? Zones.UTC : ZoneId.of(zone));
            return new ExpectedRun(name, schedule, grace == null ? Duration.ZERO : Durations.parse(grace), least == null ? null : Durations.parse(least),
                    new Match(text(map, SUBSYSTEM), text(map, TASK_TYPE), text(map, TITLE)));
        } catch (IllegalArgumentException | DateTimeException _) {
            return null;
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }
}
