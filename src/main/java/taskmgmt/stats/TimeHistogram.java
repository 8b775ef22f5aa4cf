package taskmgmt.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskRun;

/**
 * Durations, counted in fixed classes from a tenth of a second to a day, with their exact sum. Unlike quantiles, the
 * counts of several histograms add up. Not thread-safe.
 */
public final class TimeHistogram {
    /** The upper bounds of the classes in seconds, inclusive; a last class holds anything longer. */
    public static final List<Double> BOUNDS_SECONDS =
            List.of(0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0);

    private static final long[] BOUNDS_MICROS =
            BOUNDS_SECONDS.stream().mapToLong(seconds -> Math.round(seconds * 1e6)).toArray();

    private static final int MICRO_DIGITS = 6;

    private final long[] counts = new long[BOUNDS_MICROS.length + 1];
    private final ExactSum sum = new ExactSum();

    /** Counts a duration; {@link TaskRun#UNKNOWN} is ignored. */
    void add(long micros) {
        if (micros != TaskRun.UNKNOWN) {
            int index = 0;
            while (index < BOUNDS_MICROS.length && micros > BOUNDS_MICROS[index]) {
                index++;
            }
            counts[index]++;
            sum.add(micros);
        }
    }

    void add(TimeHistogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        sum.add(other.sum);
    }

    /** The number of durations. */
    public long count() {
        return upTo(BOUNDS_MICROS.length);
    }

    /** How many are no longer than the bound with this index; all of them for the index after the last one. */
    public long upTo(int index) {
        long count = 0;
        for (int i = 0; i <= index; i++) {
            count += counts[i];
        }
        return count;
    }

    /** The sum, exact to the last digit. */
    public Decimal sumSeconds() {
        return sum.decimal(MICRO_DIGITS);
    }

    /** The mean in seconds; null if there are none. */
    public @Nullable Decimal meanSeconds() {
        return sum.mean(count(), MICRO_DIGITS);
    }

    void write(StateWriter state) {
        for (long count : counts) {
            state.number(count);
        }
        sum.write(state);
    }

    /** Adds what was written. */
    void read(StateReader state) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += state.number();
        }
        sum.add(ExactSum.read(state));
    }
}
