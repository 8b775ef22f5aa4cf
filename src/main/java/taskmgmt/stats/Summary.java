package taskmgmt.stats;

/**
 * Count, sum, least and greatest of whole numbers: exact, and the same in whatever order they come. Not thread-safe.
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

    /** Takes in all that the other one has, which stays as it is. */
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

    /** The least value; of no meaning where there is none. */
    public long min() {
        return min;
    }

    /** The greatest value; of no meaning where there is none. */
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
