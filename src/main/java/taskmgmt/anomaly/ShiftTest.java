package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.stats.RecentRuns;
import taskmgmt.stats.RecentRuns.Ended;

/**
 * Finds the groups that have come to take another time than before: yesterday 10 s, today 14 s, though no single run is
 * out of the ordinary.
 *
 * <p>The last runs of a group are split where they differ most ({@link RankSplit}), the part after the split again, and
 * so on: what is found is the newest shift (binary segmentation, [1]). What it is compared with reaches back to the shift
 * before. The level is that of all groups together: each is tested at an equal share of it (Bonferroni).
 *
 * <ol>
 * <li>L. Ju. Vostrikova: Detecting "disorder" in multidimensional random processes. Soviet Mathematics Doklady 24, 1981.
 * </ol>
 *
 * @param level       how likely a false alarm may be in any of the groups of a report, 0 to 1
 * @param leastChange what makes a shift worth telling: 0.2 for a fifth more, or as much less
 */
public record ShiftTest(double level, double leastChange) {
    /** At most one false alarm in a thousand reports; shifts by a fifth or more. */
    public static final ShiftTest USUAL = new ShiftTest(0.001, 0.2);
    /** As far back as it looks in every group. */
    public static final int RUNS = 400;

    /** The runs it looks at: the last successful ones of every group. */
    public static Projection<RecentRuns> runs() {
        return RecentRuns.last(RUNS, "successful", run -> run.status().isSuccess());
    }

    /** The newest shift of each of these groups that has one, the largest first. */
    public List<Shift> newest(Map<Group, List<Ended>> groups) {
        long tested = groups.values().stream().filter(runs -> runs.size() >= 2 * RankSplit.LEAST_PART).count();
        List<Shift> found = new ArrayList<>();
        groups.forEach((group, runs) -> {
            Shift shift = newest(group, runs, level / tested);
            if (shift != null) {
                found.add(shift);
            }
        });
        found.sort(Shift.LARGEST_FIRST);
        return found;
    }

    /** @param runs the oldest first */
    private @Nullable Shift newest(Group group, List<Ended> runs, double groupLevel) {
        long[] durations = runs.stream().mapToLong(Ended::durationMicros).toArray();
        Found newest = newest(durations, 0, durations.length, groupLevel);
        if (newest == null) {
            return null;
        }
        Shift.Level before = level(durations, newest.from, newest.at);
        Shift.Level after = level(durations, newest.at, newest.to);
        return isWorthTelling(before, after)
                ? new Shift(group, before, after, runs.get(newest.at).finishedMicros(), newest.pValue)
                : null;
    }

    /** A shift at {@code at}, between one at {@code from} and one at {@code to}, or the ends of the series. */
    private record Found(int from, int at, int to, double pValue) {}

    private @Nullable Found newest(long[] durations, int from, int to, double groupLevel) {
        RankSplit.Split split = RankSplit.of(Arrays.copyOfRange(durations, from, to));
        if (split == null || split.pValue() >= groupLevel) {
            return null;
        }
        int middle = from + split.position();
        Shift.Level before = level(durations, from, middle);
        Shift.Level after = level(durations, middle, to);
        if (!isWorthTelling(before, after)) {
            return null;
        }
        int at = settled(durations, from, middle, to, before, after);
        Found later = newest(durations, at, to, groupLevel);
        if (later != null) {
            return later;
        }
        Found earlier = newest(durations, from, at, groupLevel);
        return new Found(earlier == null ? from : earlier.at, at, to, split.pValue());
    }

    /**
     * Where exactly the split is: sums of ranks put it before a large value as readily as behind it. So runs beside it go
     * to the part whose median they are nearer to, by their logarithms.
     */
    private static int settled(long[] durations, int from, int middle, int to, Shift.Level before, Shift.Level after) {
        double between = Math.sqrt(before.medianMicros() * after.medianMicros());
        boolean slower = after.medianMicros() > before.medianMicros();
        int at = middle;
        while (at < to - RankSplit.LEAST_PART && durations[at] > between != slower) {
            at++;
        }
        while (at > from + RankSplit.LEAST_PART && durations[at - 1] > between == slower) {
            at--;
        }
        return at;
    }

    private boolean isWorthTelling(Shift.Level before, Shift.Level after) {
        double least = Math.min(before.medianMicros(), after.medianMicros());
        double most = Math.max(before.medianMicros(), after.medianMicros());
        return least > 0 && most >= least * (1 + leastChange);
    }

    private static Shift.Level level(long[] durations, int from, int to) {
        long[] sorted = Arrays.copyOfRange(durations, from, to);
        Arrays.sort(sorted);
        double median = (sorted[(sorted.length - 1) / 2] + (double) sorted[sorted.length / 2]) / 2;
        return new Shift.Level(sorted.length, median);
    }
}
