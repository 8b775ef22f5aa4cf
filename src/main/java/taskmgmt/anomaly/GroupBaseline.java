package taskmgmt.anomaly;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.ExactSum;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/** What the successful runs of a group took, in millionths of a metric's unit. Not thread-safe. */
public final class GroupBaseline {
    /** The rate of a run that takes one millionth. */
    static final long ONE = 1_000_000_000_000_000_000L;

    private final ExactSum sum;
    private final ExactSum rates;
    private final @Nullable LogCounts logs;
    private long runs;

    private GroupBaseline(long runs, ExactSum sum, ExactSum rates, @Nullable LogCounts logs) {
        this.runs = runs;
        this.sum = sum;
        this.rates = rates;
        this.logs = logs;
    }

    /** @param withLogs whether it records the distribution, not only the sum */
    static GroupBaseline empty(boolean withLogs) {
        return new GroupBaseline(0, new ExactSum(), new ExactSum(), withLogs ? new LogCounts() : null);
    }

    void add(long value) {
        runs++;
        sum.add(value);
        rates.add(rate(value));
        if (logs != null) {
            logs.add(value);
        }
    }

    void add(GroupBaseline other) {
        runs += other.runs;
        sum.add(other.sum);
        rates.add(other.rates);
        if (logs != null && other.logs != null) {
            logs.add(other.logs);
        }
    }

    public long runs() {
        return runs;
    }

    BigInteger sum() {
        return sum.value();
    }

    /** The sum of the {@linkplain #rate rates} of all runs. */
    BigInteger rates() {
        return rates.value();
    }

    /**
     * How many times such a run fits into {@link #ONE}, rounded up: its speed, if values are durations.
     */
    static long rate(long value) {
        return Math.ceilDiv(ONE, Math.max(Expectation.NOTHING, value));
    }

    LogCounts logs() {
        if (logs == null) {
            throw new IllegalStateException("the distribution was not gathered");
        }
        return logs;
    }

    void write(StateWriter state) {
        state.number(runs);
        sum.write(state);
        rates.write(state);
        if (logs != null) {
            logs.write(state);
        }
    }

    static GroupBaseline read(StateReader state, boolean withLogs) {
        return new GroupBaseline(state.number(), ExactSum.read(state), ExactSum.read(state), withLogs ? LogCounts.read(state) : null);
    }
}
