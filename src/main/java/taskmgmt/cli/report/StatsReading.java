package taskmgmt.cli.report;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.report.Window;
import taskmgmt.stats.Breakdown;
import taskmgmt.stats.Dimension;
import taskmgmt.store.read.Runs;
import taskmgmt.task.TaskRun;

/** What commands that show figures of groups do alike. */
final class StatsReading {
    private StatsReading() {}

    /** What counts: all where nothing is named. */
    static Map<Dimension, Set<String>> only(List<String> subsystems, List<String> types) {
        Map<Dimension, Set<String>> only = new EnumMap<>(Dimension.class);
        if (!subsystems.isEmpty()) {
            only.put(Dimension.SUBSYSTEM, new HashSet<>(subsystems));
        }
        if (!types.isEmpty()) {
            only.put(Dimension.TYPE, new HashSet<>(types));
        }
        return only;
    }

    /** Counts the tasks that have not ended. */
    static void addOpen(Runs<?> runs, Breakdown breakdown, Window window) {
        for (TaskRun run : runs.open()) {
            // A period that ends now holds the moment before.
            breakdown.acceptOpen(run, TaskRun.micros(window.now()) - 1);
        }
    }
}
