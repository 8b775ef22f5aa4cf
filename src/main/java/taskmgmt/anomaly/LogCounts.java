package taskmgmt.anomaly;

import java.util.Arrays;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/**
 * The number of values of each approximate size: a histogram whose buckets grow with the values, like those of HdrHistogram, so
 * that any value is known to within 0.8 %. Counts add up, so neither order nor splitting changes them; the memory depends on the
 * range of the values, half a kilobyte for each doubling. Not thread-safe.
 */
final class LogCounts {
    private static final int STEPS_BITS = 6;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final int BUCKETS = Long.SIZE * STEPS;

    private long[] counts = {};
    /** The first bucket of {@code counts}. */
    private int first;
    private long size;

    /** Values below one count as one. */
    void add(long value) {
        add(bucket(Math.max(1, value)), 1);
    }

    void add(LogCounts other) {
        for (int i = 0; i < other.counts.length; i++) {
            if (other.counts[i] > 0) {
                add(other.first + i, other.counts[i]);
            }
        }
    }

    long size() {
        return size;
    }

    /** These values without the largest one. There must be at least one. */
    LogCounts withoutGreatest() {
        LogCounts rest = new LogCounts();
        rest.add(this);
        int last = rest.counts.length - 1;
        while (rest.counts[last] == 0) {
            last--;
        }
        rest.counts[last]--;
        rest.size--;
        return rest;
    }

    /** These values without the smallest one. There must be at least one. */
    LogCounts withoutLeast() {
        LogCounts rest = new LogCounts();
        rest.add(this);
        int lowest = 0;
        while (rest.counts[lowest] == 0) {
            lowest++;
        }
        rest.counts[lowest]--;
        rest.size--;
        return rest;
    }

    /** The median of the values' natural logarithms. There must be at least one value. */
    double medianLog() {
        return median(logs(0));
    }

    /** The median of the absolute differences between the values' logarithms and {@code centre}. */
    double medianDeviation(double centre) {
        double[][] deviations = logs(centre);
        for (double[] deviation : deviations) {
            deviation[0] = Math.abs(deviation[0]);
        }
        Arrays.sort(deviations, (left, right) -> Double.compare(left[0], right[0]));
        return median(deviations);
    }

    /** Pairs of a logarithm minus {@code centre} and the number of values that have it, sorted by the former. */
    private double[][] logs(double centre) {
        double[][] logs = new double[counts.length][];
        int length = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                logs[length++] = new double[] {Math.log(middle(first + i)) - centre, counts[i]};
            }
        }
        return Arrays.copyOf(logs, length);
    }

    private double median(double[][] weighted) {
        return (ranked(weighted, (size - 1) / 2) + ranked(weighted, size / 2)) / 2;
    }

    private static double ranked(double[][] weighted, long rank) {
        double passed = 0;
        for (double[] each : weighted) {
            passed += each[1];
            if (passed > rank) {
                return each[0];
            }
        }
        throw new IllegalStateException("there are no values");
    }

    void write(StateWriter state) {
        state.number(first);
        state.number(counts.length);
        for (long count : counts) {
            state.number(count);
        }
    }

    static LogCounts read(StateReader state) {
        LogCounts all = new LogCounts();
        long from = state.number();
        int length = state.count();
        if (from < 0 || from + length > BUCKETS) {
            throw new IllegalStateException("no such bucket");
        }
        for (int i = 0; i < length; i++) {
            long count = state.number();
            if (count > 0) {
                all.add((int) from + i, count);
            }
        }
        return all;
    }

    private void add(int bucket, long more) {
        room(bucket);
        counts[bucket - first] += more;
        size += more;
    }

    /** Grows to just the range of the buckets that are in use, which does not depend on the order of the values. */
    private void room(int bucket) {
        if (counts.length == 0) {
            first = bucket;
            counts = new long[1];
        } else if (bucket < first) {
            long[] wider = new long[first - bucket + counts.length];
            System.arraycopy(counts, 0, wider, first - bucket, counts.length);
            first = bucket;
            counts = wider;
        } else if (bucket - first >= counts.length) {
            counts = Arrays.copyOf(counts, bucket - first + 1);
        }
    }

    private static int bucket(long value) {
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        long step = exponent >= STEPS_BITS ? value >>> exponent - STEPS_BITS : value << STEPS_BITS - exponent;
        return exponent * STEPS + (int) (step - STEPS);
    }

    private static double middle(int bucket) {
        int exponent = bucket / STEPS;
        double width = Math.scalb(1.0, exponent - STEPS_BITS);
        double from = (STEPS + bucket % STEPS) * width;
        return exponent <= STEPS_BITS ? from : from + width / 2;
    }
}
