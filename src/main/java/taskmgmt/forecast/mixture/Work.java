package taskmgmt.forecast.mixture;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import taskmgmt.stats.Group;
import taskmgmt.task.TaskRun;

/**
 * The work that a forecast is for, as far as it is known when the task starts.
 *
 * @param facts what else is known about the task, by name: its metadata, its creator and its title
 */
public record Work(Group group, SortedMap<String, String> facts) {
    /** The names of facts that are not metadata. No metadata key starts with this character. */
    public static final String CREATOR = "\u0000created_by";

    /** @see #CREATOR */
    public static final String TITLE = "\u0000title";

    /** The metadata keys for a time limit in seconds; the first one present counts. */
    public static final List<String> LIMITS =
            List.of("time_limit_s", "time_limit_seconds", "timeout_s", "timeout_seconds");

    private static final double MICROS_PER_SECOND = 1e6;

    public Work {
        facts = Collections.unmodifiableSortedMap(facts);
    }

    /** Work of which only the group is known. */
    public static Work of(Group group) {
        return new Work(group, Collections.emptySortedMap());
    }

    /** What was known about the run when it was first started. */
    public static Work of(TaskRun run) {
        SortedMap<String, String> facts = new TreeMap<>(run.metadata());
        put(facts, CREATOR, run.names().creator());
        put(facts, TITLE, run.names().title());
        return new Work(Group.of(run), facts);
    }

    private static void put(SortedMap<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    /** After how many microseconds the task will be stopped; {@link Double#NaN} if it has no limit. */
    double limitMicros() {
        for (String name : LIMITS) {
            String text = facts.get(name);
            double seconds = text == null ? Double.NaN : number(text);
            if (seconds > 0 && Double.isFinite(seconds)) {
                return seconds * MICROS_PER_SECOND;
            }
        }
        return Double.NaN;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
