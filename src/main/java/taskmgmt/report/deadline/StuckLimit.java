package taskmgmt.report.deadline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;

/**
 * How long a task may be active: a fixed time for every task, or a multiple of the time that nearly all tasks of its
 * group took.
 *
 * @param micros     the limit in microseconds, for every task or only for those of a group without a history
 * @param percentile of the last successful runs, from 1 to 99; 0 if the history is not used
 * @param factor     by which that percentile is multiplied
 */
public record StuckLimit(long micros, int percentile, double factor) {
    /** How many runs of a group make up its history. */
    public static final int RUNS = 100;
    /** Fewer runs are not enough for a limit. */
    public static final int MIN_RUNS = 5;

    private static final int ALL = 100;

    /** The same limit for every task. */
    public static StuckLimit fixed(long micros) {
        return new StuckLimit(micros, 0, 1);
    }

    /**
     * The limit of one group.
     *
     * @param micros in microseconds
     * @param runs   how many runs it was computed from; null if not from a history
     */
    public record Bound(long micros, @Nullable Integer runs) {}

    boolean asksHistory() {
        return percentile > 0;
    }

    /** The limit of this group, from its history if that is long enough. */
    public Bound of(Group group, RecentRuns history) {
        List<RecentRuns.Ended> ended = asksHistory() ? history.of(group) : List.of();
        return ended.size() < MIN_RUNS
                ? new Bound(micros, null)
                : new Bound((long) (nearestRank(ended) * factor), ended.size());
    }

    /** The shortest duration that at least this many percent of the runs did not exceed. */
    private long nearestRank(List<RecentRuns.Ended> ended) {
        List<Long> durations = new ArrayList<>();
        for (RecentRuns.Ended run : ended) {
            durations.add(run.durationMicros());
        }
        durations.sort(null);
        return durations.get((durations.size() * percentile + ALL - 1) / ALL - 1);
    }
}
