package taskmgmt.anomaly;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.RecentRuns.Ended;

/**
 * What the runs of a group took, one after the other: as values to be tested, of which only the order counts, and as times that can be
 * compared with each other.
 *
 * <p>The plain ones are the same. Among runs of the same metadata, a value is the place of a run among those that are like it, of 1, and a time
 * is what it took by the medians of these and of all: so a change shows in groups whose runs take seconds or hours, each by what it is
 * given to do. Tests of ranks within strata are added up so [1, 2]. Where the runs of a stratum lie on one side of a cut they add
 * nothing for it, while the test expects that they might: it errs towards silence.
 *
 * <ol>
 * <li>J. Hodges, E. Lehmann: Rank Methods for Combination of Independent Experiments in Analysis of Variance. Annals of
 *     Mathematical Statistics 33, 1962.
 * <li>P. van Elteren: On the Combination of Independent Two Sample Tests of Wilcoxon. Bulletin of the International Statistical
 *     Institute 37, 1960.
 * </ol>
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing, and seen by this room alone
record ComparableTimes(long[] values, long[] micros) {
    /** Runs that are like no other are put together. */
    private static final int MIN_ALIKE = 2;
    private static final double SCALE = 1e9;

    static ComparableTimes plain(List<Ended> runs) {
        long[] micros = runs.stream().mapToLong(Ended::durationMicros).toArray();
        return new ComparableTimes(micros, micros);
    }

    /** Among runs of the same metadata; null where that makes no difference. */
    static @Nullable ComparableTimes amongAlike(List<Ended> runs) {
        Map<Long, Integer> counts = new HashMap<>();
        runs.forEach(run -> counts.merge(run.likeness(), 1, Integer::sum));
        long[] strata = runs.stream().mapToLong(run -> counts.getOrDefault(run.likeness(), 0) < MIN_ALIKE ? 0 : run.likeness()).toArray();
        long[] known = Arrays.stream(strata).distinct().toArray();
        if (known.length < 2) {
            return null;
        }
        long[] plain = runs.stream().mapToLong(Ended::durationMicros).toArray();
        ComparableTimes among = new ComparableTimes(new long[plain.length], plain.clone());
        double usual = median(plain);
        for (long stratum : known) {
            among.place(plain, strata, stratum, usual);
        }
        return among;
    }

    private void place(long[] plain, long[] strata, long stratum, double usual) {
        int[] members = IntStream.range(0, plain.length).filter(run -> strata[run] == stratum).toArray();
        long[] took = Arrays.stream(members).mapToLong(run -> plain[run]).toArray();
        long[] doubleRanks = RankSplit.doubleRanks(took);
        double median = median(took);
        for (int i = 0; i < members.length; i++) {
            values[members[i]] = Math.round(SCALE * (double) doubleRanks[i] / (2.0 * (members.length + 1)));
            micros[members[i]] = median > 0 ? Math.round((double) took[i] * usual / median) : took[i];
        }
    }

    int size() {
        return values.length;
    }

    double median(int from, int to) {
        return median(Arrays.copyOfRange(micros, from, to));
    }

    private static double median(long[] unsorted) {
        long[] sorted = unsorted.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + (double) sorted[sorted.length / 2]) / 2;
    }
}
