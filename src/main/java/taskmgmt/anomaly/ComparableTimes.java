package taskmgmt.anomaly;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.RecentRuns.Ended;

/**
 * What the runs of a group took, one after the other: as values to be tested, of which only the order matters, and as times that
 * can be compared with each other.
 *
 * <p>For plain times the two are the same. Among runs with the same metadata, the value of a run is its rank among those runs,
 * scaled to 1, and its time is scaled by the ratio of the overall median to the median of those runs; so a change is visible in
 * groups whose runs take seconds or hours depending on their input. Rank tests within strata are combined in this way [1, 2]. If
 * the runs of a stratum all lie on one side of a cut, they contribute nothing to it although the test expects that they might: the
 * error is on the side of silence.
 *
 * <ol>
 * <li>J. Hodges, E. Lehmann: Rank Methods for Combination of Independent Experiments in Analysis of Variance. Annals of
 *     Mathematical Statistics 33, 1962.
 * <li>P. van Elteren: On the Combination of Independent Two Sample Tests of Wilcoxon. Bulletin of the International Statistical
 *     Institute 37, 1960.
 * </ol>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and used only in this package
record ComparableTimes(long[] values, long[] micros) {
    /** Runs with fewer similar runs than this are grouped together. */
    private static final int MIN_ALIKE = 2;
    private static final double SCALE = 1e9;

    static ComparableTimes plain(List<Ended> runs) {
        long[] micros = runs.stream().mapToLong(Ended::durationMicros).toArray();
        return new ComparableTimes(micros, micros);
    }

    /** The times among runs with the same metadata; null if that makes no difference. */
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
