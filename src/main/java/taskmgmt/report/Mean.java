package taskmgmt.report;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** The mean of durations in seconds, from an exact sum, so that it does not depend on the order of adding. */
public final class Mean {
    private static final int DECIMALS = 9;

    private long count;
    private Decimal sum = Decimal.ZERO;

    public void add(Decimal seconds) {
        count++;
        sum = sum.add(seconds);
    }

    public void add(Mean other) {
        count += other.count;
        sum = sum.add(other.sum);
    }

    public long count() {
        return count;
    }

    /** The mean to the nanosecond, without trailing zeros; null if nothing was added. */
    public @Nullable Decimal value() {
        if (count == 0) {
            return null;
        }
        return sum.divide(Decimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP).plain();
    }
}
