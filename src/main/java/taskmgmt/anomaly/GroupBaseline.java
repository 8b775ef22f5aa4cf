package taskmgmt.anomaly;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.ExactSum;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/** What the successful runs of a group took, in millionths of a metric's unit. Not thread-safe. */
public final class GroupBaseline {
    private final ExactSum sum;
    private final @Nullable LogCounts logs;
    private long runs;

    private GroupBaseline(long runs, ExactSum sum, @Nullable LogCounts logs) {
        this.runs = runs;
        this.sum = sum;
        this.logs = logs;
    }

    /** @param withLogs whether it is to know the distribution, not only the sum */
    static GroupBaseline empty(boolean withLogs) {
        return new GroupBaseline(0, new ExactSum(), withLogs ? new LogCounts() : null);
    }

    void add(long value) {
        runs++;
        sum.add(value);
        if (logs != null) {
            logs.add(value);
        }
    }

    void add(GroupBaseline other) {
        runs += other.runs;
        sum.add(other.sum);
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

    LogCounts logs() {
        if (logs == null) {
            throw new IllegalStateException("the distribution was not gathered");
        }
        return logs;
    }

    void write(StateWriter state) {
        state.number(runs);
        sum.write(state);
        if (logs != null) {
            logs.write(state);
        }
    }

    static GroupBaseline read(StateReader state, boolean withLogs) {
        return new GroupBaseline(state.number(), ExactSum.read(state), withLogs ? LogCounts.read(state) : null);
    }
}
