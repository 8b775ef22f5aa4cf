package taskmgmt.anomaly;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The position where a series most clearly splits into two parts of different size, and how likely such a clear split is by chance.
 *
 * <p>For every split, the sum of the ranks before it is compared with its expected value, in standard deviations: the two-sample
 * statistic of Wilcoxon, Mann and Whitney. The split with the largest statistic is taken. That it was chosen as the largest is
 * accounted for by the approximation of [1] for maximally selected rank statistics, after [2]: with b the largest statistic and at
 * least a share e of the series on either side, {@code p ≈ φ(b)·(b - 1/b)·ln(((1-e)/e)²) + 4·φ(b)/b}. Unlike Pettitt's test, it
 * also detects a shift that only a small part of the series is past. It is too cautious for short series: up to {@value #EXACT}
 * values, p is the exact probability over all permutations, ties included, times the number of splits.
 *
 * <p>Both assume that the values are exchangeable. If neighbours resemble each other, sums of ranks vary more: by {@code
 * (1+r)/(1-r)} for a first-order autoregression with correlation r between neighbours [3]. The correlation is measured within the
 * two parts and, if positive, taken out of the statistic.
 *
 * <ol>
 * <li>B. Lausen, M. Schumacher: Maximally Selected Rank Statistics. Biometrics 48, 1992.
 * <li>R. Miller, D. Siegmund: Maximally Selected Chi Square Statistics. Biometrics 38, 1982.
 * <li>G. V. Bayley, J. M. Hammersley: The "Effective" Number of Independent Observations in an Autocorrelated Time
 *     Series. Supplement to the Journal of the Royal Statistical Society 8, 1946.
 * </ol>
 */
final class RankSplit {
    /** The minimum number of values on either side. */
    static final int MIN_PART = 5;

    private static final int EXACT = 50;

    private final long[] doubleRanks;
    private final int size;
    private int position;
    private double statistic;

    /** @param position how many values come before the split */
    record Split(int position, double pValue) {}

    private RankSplit(long[] doubleRanks) {
        this.doubleRanks = doubleRanks;
        this.size = doubleRanks.length;
    }

    /** The clearest split; null if the series is too short or its values are all the same. */
    static @Nullable Split of(long[] values) {
        if (values.length < 2 * MIN_PART) {
            return null;
        }
        RankSplit series = new RankSplit(doubleRanks(values));
        series.choose();
        return series.position == 0 ? null : new Split(series.position, Math.min(1, series.pValue(0)));
    }

    /**
     * How likely a difference as clear as the one between the parts before and after the position is by chance, given that the
     * position was chosen as the clearest; 1 if a part is too short or all values are the same.
     *
     * @param known the known correlation between neighbours, 0 if unknown
     */
    static double pValue(long[] values, int position, double known) {
        if (position < MIN_PART || values.length - position < MIN_PART) {
            return 1;
        }
        RankSplit series = new RankSplit(doubleRanks(values));
        series.take(position);
        return series.position == 0 ? 1 : Math.min(1, series.pValue(known));
    }

    /** Twice the ranks, counted from 1, so that the middle rank of equal values is a whole number. */
    static long[] doubleRanks(long[] values) {
        int[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingLong(i -> values[i]))
                .mapToInt(Integer::intValue).toArray();
        long[] ranks = new long[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = from + to + 1L;
            }
        }
        return ranks;
    }

    private void take(int at) {
        double variance = Arrays.stream(doubleRanks).mapToDouble(rank -> (rank - mean()) * (rank - mean())).sum() / size;
        double sum = Arrays.stream(doubleRanks, 0, at).mapToDouble(rank -> rank - mean()).sum();
        if (variance > 0 && sum != 0) {
            statistic = Math.abs(sum) / Math.sqrt(variance * at * (size - at) / (size - 1));
            position = at;
        }
    }

    private void choose() {
        double variance = Arrays.stream(doubleRanks).mapToDouble(rank -> (rank - mean()) * (rank - mean())).sum() / size;
        double sum = 0;
        for (int before = 1; variance > 0 && before <= size - MIN_PART; before++) {
            sum += doubleRanks[before - 1] - mean();
            double deviation = Math.sqrt(variance * before * (size - before) / (size - 1));
            if (before >= MIN_PART && Math.abs(sum) / deviation > statistic) {
                statistic = Math.abs(sum) / deviation;
                position = before;
            }
        }
    }

    /** The mean of the doubled ranks, with or without ties. */
    private double mean() {
        return size + 1.0;
    }

    private double pValue(double known) {
        double correlation = Math.max(known, correlation());
        boolean isShort = size <= EXACT;
        // In a short series, a small correlation is due to chance, and correcting for it would cost needed power.
        if (isShort && known == 0 && correlation < 2 / Math.sqrt(size)) {
            return (size - 2 * MIN_PART + 1) * exact();
        }
        double corrected = statistic * Math.sqrt((1 - correlation) / (1 + correlation));
        return corrected <= 1 ? 1 : selected(corrected, (double) MIN_PART / size);
    }

    private static double selected(double greatest, double share) {
        double density = Math.exp(-greatest * greatest / 2) / Math.sqrt(2 * Math.PI);
        return density * ((greatest - 1 / greatest) * 2 * Math.log((1 - share) / share) + 4 / greatest);
    }

    /** The correlation between neighbours within the two parts; 0 if it is negative. */
    private double correlation() {
        double[] rest = new double[size];
        centre(rest, 0, position);
        centre(rest, position, size);
        double products = 0;
        double squares = rest[0] * rest[0];
        for (int i = 1; i < size; i++) {
            products += rest[i] * rest[i - 1];
            squares += rest[i] * rest[i];
        }
        return squares == 0 ? 0 : Math.max(0, products / squares);
    }

    private void centre(double[] rest, int from, int to) {
        double mean = Arrays.stream(doubleRanks, from, to).average().orElseThrow();
        for (int i = from; i < to; i++) {
            rest[i] = doubleRanks[i] - mean;
        }
    }

    /** Among all choices of as many ranks as the smaller part has, the share whose sum is at least as far from the mean. */
    private double exact() {
        boolean first = position <= size - position;
        int chosen = first ? position : size - position;
        long sum = Arrays.stream(doubleRanks, first ? 0 : position, first ? position : size).sum();
        long centre = (long) chosen * (size + 1);
        double[] counts = sums(chosen);
        double all = 0;
        double asFar = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            asFar += Math.abs(i - centre) >= Math.abs(sum - centre) ? counts[i] : 0;
        }
        return asFar / all;
    }

    /** For each sum, the number of choices of this many ranks that have it; exact, because all counts are below 2^53. */
    private double[] sums(int chosen) {
        double[][] counts = new double[chosen + 1][(int) Arrays.stream(doubleRanks).sum() + 1];
        counts[0][0] = 1;
        for (long rank : doubleRanks) {
            for (int many = chosen; many > 0; many--) {
                for (int sum = (int) rank; sum < counts[many].length; sum++) {
                    counts[many][sum] += counts[many - 1][sum - (int) rank];
                }
            }
        }
        return counts[chosen];
    }
}
