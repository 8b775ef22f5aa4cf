package taskmgmt.run.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;

/** What commands usually take, by their types: the median of the last successful runs, which is the middle of their forecast. */
public final class UsualTimes {
    private static final double MICROS = 1_000_000;

    private UsualTimes() {}

    /** In seconds, of every type of the subsystem that the log knows; a log that is not there yet knows none. */
    public static Map<String, Double> in(Path directory, String subsystem) throws IOException {
        Map<String, Double> usual = new HashMap<>();
        RecentRuns recent = RunReader.of(LogReader.at(directory), (done, total) -> { }).fold(StuckRule.history()).fold();
        recent.byGroup().forEach((group, runs) -> {
            if (group.subsystem().equals(subsystem)) {
                usual.put(group.type(), median(runs) / MICROS);
            }
        });
        return usual;
    }

    private static double median(List<RecentRuns.Ended> runs) {
        long[] micros = runs.stream().mapToLong(RecentRuns.Ended::durationMicros).sorted().toArray();
        int middle = micros.length / 2;
        return micros.length % 2 == 1 ? micros[middle] : (micros[middle - 1] + micros[middle]) / 2.0;
    }
}
