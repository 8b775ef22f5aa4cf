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
 * Finds the groups whose runs now take a different time than before: yesterday 10 s, today 14 s, although no single run is out of
 * the ordinary.
 *
 * <p>The last runs of a group are cut into parts with about the same time ({@link Segments}). Then cuts are removed, the least
 * clear first, until each remaining one is clear by the ranks of the runs on its two sides ({@link RankSplit}), considering all the
 * places where two parts of that size could meet. The last cut is the newest shift; the runs it is compared with reach back to the
 * cut before it. The level applies to all groups together: each is tested at an equal share of it (Bonferroni). A group is tested
 * twice, at half of that each: once as it is, and once {@linkplain ComparableTimes among runs of the same metadata}, which detects
 * a change in what every job takes rather than in which jobs come. If runs resemble their neighbours, the correlation measured
 * within the parts is taken out of the statistic.
 *
 * @param level       the acceptable probability of a false alarm in any of the groups of a report, 0 to 1
 * @param leastChange the smallest change worth reporting: 0.2 for a fifth more, or correspondingly less
 */
public record ShiftTest(double level, double leastChange) {
    /** The minimum number of runs on either side. */
    static final int MIN_PART = 6;
    /** At most one false alarm in a hundred reports; shifts by a fifth or more. */
    public static final ShiftTest USUAL = new ShiftTest(0.01, 0.2);
    /** How many runs of every group it looks back. */
    public static final int RUNS = 400;

    /** The runs it looks at: the last successful ones of every group. */
    public static Projection<RecentRuns> runs() {
        return RecentRuns.lastWithLikeness(RUNS, "successful", run -> run.status().isSuccess());
    }

    /** The newest shift of each group that has one, largest first. */
    public List<Shift> newest(Map<Group, List<Ended>> groups) {
        long tested = groups.values().stream().filter(runs -> runs.size() >= 2 * MIN_PART).count();
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

    /** The newer of two shifts: the one of all runs, and the one among runs with the same metadata. */
    private @Nullable Shift newest(Group group, List<Ended> runs, double groupLevel) {
        if (runs.size() < 2 * MIN_PART) {
            return null;
        }
        ComparableTimes alike = ComparableTimes.amongAlike(runs);
        if (alike == null) {
            return newest(group, runs, ComparableTimes.plain(runs), groupLevel);
        }
        Shift ofAll = newest(group, runs, ComparableTimes.plain(runs), groupLevel / 2);
        Shift amongAlike = newest(group, runs, alike, groupLevel / 2);
        boolean isNewer = ofAll == null || amongAlike != null && amongAlike.sinceMicros() > ofAll.sinceMicros();
        return isNewer ? amongAlike : ofAll;
    }

    /** @param runs oldest first */
    private @Nullable Shift newest(Group group, List<Ended> runs, ComparableTimes durations, double groupLevel) {
        List<Integer> starts = Segments.starts(durations.values(), MIN_PART);
        double p = thin(durations, starts, Segments.correlation(durations.values(), starts), groupLevel);
        if (starts.size() == 1) {
            return null;
        }
        int from = starts.get(starts.size() - 2);
        int at = settled(durations, from, starts.getLast());
        return new Shift(group, level(durations, from, at), level(durations, at, durations.size()),
                runs.get(at).finishedMicros(), p);
    }

    /** Removes the least clear cut until all of them are clear enough and worth reporting; returns the p-value of the last one. */
    private double thin(ComparableTimes durations, List<Integer> starts, double correlation, double groupLevel) {
        while (true) {
            int worst = 0;
            double greatest = -1;
            double newest = 1;
            for (int cut = 1; cut < starts.size(); cut++) {
                int to = cut + 1 < starts.size() ? starts.get(cut + 1) : durations.size();
                newest = pValue(durations, starts.get(cut - 1), starts.get(cut), to, correlation);
                if (newest > greatest) {
                    greatest = newest;
                    worst = cut;
                }
            }
            if (greatest < groupLevel) {
                return newest;
            }
            starts.subList(worst, worst + 1).clear();
        }
    }

    /**
     * How likely such a clear cut is by chance, anywhere in the series where two parts of that size could meet; 1 if it is not
     * worth reporting.
     */
    private double pValue(ComparableTimes durations, int from, int at, int to, double correlation) {
        if (!isWorthTelling(level(durations, from, at), level(durations, at, to))) {
            return 1;
        }
        double places = (double) durations.size() / (to - from);
        return Math.min(1, places * RankSplit.pValue(Arrays.copyOfRange(durations.values(), from, to), at - from, correlation));
    }

    /**
     * The exact position of the last cut. Ranks may put it on either side of a large value, so runs next to it are assigned to the
     * part whose median is closer, by logarithms.
     */
    private static int settled(ComparableTimes durations, int from, int middle) {
        double before = level(durations, from, middle).medianMicros();
        double after = level(durations, middle, durations.size()).medianMicros();
        double between = Math.sqrt(before * after);
        boolean slower = after > before;
        int at = middle;
        while (at < durations.size() - MIN_PART && durations.micros()[at] > between != slower) {
            at++;
        }
        while (at > from + MIN_PART && durations.micros()[at - 1] > between == slower) {
            at--;
        }
        return at;
    }

    private boolean isWorthTelling(Shift.Level before, Shift.Level after) {
        double least = Math.min(before.medianMicros(), after.medianMicros());
        double most = Math.max(before.medianMicros(), after.medianMicros());
        return least > 0 && most >= least * (1 + leastChange);
    }

    private static Shift.Level level(ComparableTimes durations, int from, int to) {
        return new Shift.Level(to - from, durations.median(from, to));
    }
}
