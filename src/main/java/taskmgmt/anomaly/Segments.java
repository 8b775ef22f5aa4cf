package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a series into any number of parts with values of about the same size: it chooses the cuts that minimise the sum of the
 * squared distances of the ranks from the mean of their part, plus a price for every cut. The optimal cuts are found by dynamic
 * programming [1]; repeated bisection would overlook a part between two similar ones. Ranks are used so that a few large values
 * have no more weight than others.
 *
 * <ol>
 * <li>B. Jackson et al.: An Algorithm for Optimal Partitioning of Data on an Interval. IEEE Signal Processing Letters 12, 2005.
 * </ol>
 */
final class Segments {
    /** The price of a cut, in variances of all ranks times the logarithm of their number. Tests decide what remains of them. */
    private static final double PRICE = 1.5;

    private Segments() {}

    /**
     * The starts of the parts, including 0, in ascending order; each part has at least this many values. Parts are cut again by
     * their own ranks, because next to many large values the difference between two small parts is small.
     */
    static List<Integer> starts(long[] values, int leastPart) {
        List<Integer> starts = values.length < 2 * leastPart ? List.of(0) : cut(values, leastPart);
        if (starts.size() == 1) {
            return new ArrayList<>(List.of(0));
        }
        List<Integer> all = new ArrayList<>();
        for (int part = 0; part < starts.size(); part++) {
            int from = starts.get(part);
            int to = part + 1 < starts.size() ? starts.get(part + 1) : values.length;
            starts(Arrays.copyOfRange(values, from, to), leastPart).forEach(start -> all.add(from + start));
        }
        return all;
    }

    /** How much neighbours within the parts resemble each other, by their ranks in the series; 0 if that may be chance. */
    static double correlation(long[] values, List<Integer> starts) {
        long[] ranks = RankSplit.doubleRanks(values);
        double products = 0;
        double squares = 0;
        for (int part = 0; part < starts.size(); part++) {
            int from = starts.get(part);
            int to = part + 1 < starts.size() ? starts.get(part + 1) : values.length;
            double mean = Arrays.stream(ranks, from, to).average().orElseThrow();
            for (int i = from; i < to; i++) {
                squares += (ranks[i] - mean) * (ranks[i] - mean);
                products += i == from ? 0 : (ranks[i] - mean) * (ranks[i - 1] - mean);
            }
        }
        double correlation = squares == 0 ? 0 : products / squares;
        return correlation < 2 / Math.sqrt(values.length) ? 0 : correlation;
    }

    private static List<Integer> cut(long[] values, int leastPart) {
        int size = values.length;
        double[] sums = new double[size + 1];
        double[] squares = new double[size + 1];
        long[] ranks = RankSplit.doubleRanks(values);
        for (int i = 0; i < size; i++) {
            double rank = (double) ranks[i];
            sums[i + 1] = sums[i] + rank;
            squares[i + 1] = squares[i] + rank * rank;
        }
        double price = PRICE * Math.log(size) * cost(sums, squares, 0, size) / size;
        double[] least = new double[size + 1];
        int[] start = new int[size + 1];
        Arrays.fill(least, 1, size + 1, Double.POSITIVE_INFINITY);
        for (int to = leastPart; to <= size; to++) {
            for (int from = 0; from <= to - leastPart; from++) {
                double all = least[from] + cost(sums, squares, from, to) + (from == 0 ? 0 : price);
                if (all < least[to]) {
                    least[to] = all;
                    start[to] = from;
                }
            }
        }
        List<Integer> starts = new ArrayList<>();
        for (int at = size; at > 0; at = start[at]) {
            starts.addFirst(start[at]);
        }
        return starts;
    }

    private static double cost(double[] sums, double[] squares, int from, int to) {
        double sum = sums[to] - sums[from];
        return squares[to] - squares[from] - sum * sum / (to - from);
    }
}
