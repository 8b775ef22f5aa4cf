package taskmgmt.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of whole numbers in bounded memory: exact for up to {@value #MAX_EXACT} numbers, within 1% of the value for more. The
 * results and the stored bytes depend only on the numbers, not on the order or the parts in which they arrived: it switches to a
 * {@link Sketch} exactly when the maximum is exceeded, and that sketch never drops a bin. Not thread-safe.
 */
public final class Quantiles {
    static final int MAX_EXACT = 4096;

    private static final int FIRST_CAPACITY = 8;
    /** Far larger than the rounding error of a share times {@link #MAX_EXACT}: 0.07 of 100 is the 7th value, not the 8th. */
    private static final double SLACK = 1e-9;

    private final Summary summary;
    /** The numbers themselves; empty once there is a sketch. */
    private long[] values = {};
    private boolean isSorted = true;
    private @Nullable Sketch sketch;

    public Quantiles() {
        this(new Summary());
    }

    private Quantiles(Summary summary) {
        this.summary = summary;
    }

    public void add(long value) {
        if (summary.count() < MAX_EXACT) {
            int held = (int) summary.count();
            room(held + 1);
            values[held] = value;
            isSorted = false;
        } else {
            sketch().add(value);
        }
        summary.add(value);
    }

    /** Adds the numbers of the other one, which stays unchanged. */
    public void add(Quantiles other) {
        long together = summary.count() + other.summary.count();
        if (together <= MAX_EXACT) {
            room((int) together);
            System.arraycopy(other.values, 0, values, (int) summary.count(), (int) other.summary.count());
            isSorted = false;
        } else if (other.sketch != null) {
            sketch().add(other.sketch);
        } else {
            sketch().add(other.values, (int) other.summary.count());
        }
        summary.add(other.summary);
    }

    public long count() {
        return summary.count();
    }

    /** The summary of the same numbers, always exact. */
    public Summary summary() {
        return summary;
    }

    public boolean isExact() {
        return sketch == null;
    }

    /**
     * The quantile by the nearest-rank method: the smallest of the numbers such that at least this share of them are no larger.
     *
     * @param share 0 to 1
     * @return NaN if there are no numbers
     */
    public double at(double share) {
        if (summary.count() == 0) {
            return Double.NaN;
        }
        long rank = Math.clamp((long) Math.ceil(share * summary.count() - SLACK), 1, summary.count());
        if (sketch == null) {
            sort();
            return values[(int) rank - 1];
        }
        if (rank == 1) {
            return summary.min();
        }
        return rank == summary.count() ? summary.max() : between(sketch.valueAtRank(rank));
    }

    /** Limits a value to the range of the numbers, because a bin may extend beyond the numbers in it. */
    private double between(double value) {
        return Math.clamp(value, (double) summary.min(), (double) summary.max());
    }

    public void write(StateWriter state) {
        summary.write(state);
        if (sketch != null) {
            sketch.write(state);
            return;
        }
        sort();
        long before = 0;
        for (int i = 0; i < summary.count(); i++) {
            state.number(values[i] - before);
            before = values[i];
        }
    }

    public static Quantiles read(StateReader state) {
        Quantiles quantiles = new Quantiles(Summary.read(state));
        long count = quantiles.summary.count();
        if (count > MAX_EXACT) {
            quantiles.sketch = Sketch.read(state);
            return quantiles;
        }
        quantiles.room((int) count);
        long before = 0;
        for (int i = 0; i < count; i++) {
            before += state.number();
            quantiles.values[i] = before;
        }
        return quantiles;
    }

    private void sort() {
        if (!isSorted) {
            Arrays.sort(values, 0, (int) summary.count());
            isSorted = true;
        }
    }

    /** Switches to a sketch for good. */
    private Sketch sketch() {
        if (sketch == null) {
            sketch = new Sketch();
            sketch.add(values, (int) summary.count());
            values = new long[0];
        }
        return sketch;
    }

    private void room(int size) {
        if (values.length < size) {
            int doubled = Math.min(MAX_EXACT, Math.max(FIRST_CAPACITY, 2 * values.length));
            values = Arrays.copyOf(values, Math.max(size, doubled));
        }
    }
}
