package taskmgmt.stats;

/**
 * Count, sum, minimum and maximum of whole numbers: exact, and the same in whatever order they are added. Not thread-safe.
 */
public final class Summary {
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private final ExactSum sum;

    public Summary() {
        this(new ExactSum());
    }

    private Summary(ExactSum sum) {
        this.sum = sum;
    }

    public void add(long value) {
        count++;
        sum.add(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** Adds the numbers of the other one, which stays unchanged. */
    public void add(Summary other) {
        count += other.count;
        sum.add(other.sum);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    public long count() {
        return count;
    }

    public ExactSum sum() {
        return sum;
    }

    /** The minimum; meaningless if there are no numbers. */
    public long min() {
        return min;
    }

    /** The maximum; meaningless if there are no numbers. */
    public long max() {
        return max;
    }

    public void write(StateWriter state) {
        state.number(count);
        sum.write(state);
        state.number(min);
        state.number(max);
    }

    public static Summary read(StateReader state) {
        long count = state.number();
        Summary summary = new Summary(ExactSum.read(state));
        summary.count = count;
        summary.min = state.number();
        summary.max = state.number();
        return summary;
    }
}
