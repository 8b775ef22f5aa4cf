package taskmgmt.report.deadline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;

/**
 * For how long a task may be active: as long as everybody else, or this many times as long as nearly all of its kind
 * took.
 *
 * @param micros     in microseconds: for every task, or for those of a group without a history
 * @param percentile 1 to 99: which percentile of the last successful runs counts; 0 where the history does not count
 * @param factor     how many times that
 */
public record StuckLimit(long micros, int percentile, double factor) {
    /** How many runs of a group are its history. */
    public static final int RUNS = 100;
    /** Fewer runs than that say too little. */
    public static final int MIN_RUNS = 5;

    private static final int ALL = 100;

    /** The same for every task. */
    public static StuckLimit fixed(long micros) {
        return new StuckLimit(micros, 0, 1);
    }

    /**
     * The limit of one group.
     *
     * @param micros in microseconds
     * @param runs   of how many runs it was worked out; null where it does not come from a history
     */
    public record Bound(long micros, @Nullable Integer runs) {}

    boolean asksHistory() {
        return percentile > 0;
    }

    /** The limit of this group, by its history where there is enough of that. */
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
