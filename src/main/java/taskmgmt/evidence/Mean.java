package taskmgmt.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The mean of durations in seconds, from an exact sum, so that it does not depend on the order of adding. */
final class Mean {
    private static final int DECIMALS = 9;

    private long count;
    private BigDecimal sum = BigDecimal.ZERO;

    void add(BigDecimal seconds) {
        count++;
        sum = sum.add(seconds);
    }

    void add(Mean other) {
        count += other.count;
        sum = sum.add(other.sum);
    }

    long count() {
        return count;
    }

    /** To the nanosecond, without needless zeros; null where nothing was added. */
    @Nullable BigDecimal value() {
        if (count == 0) {
            return null;
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return mean.scale() < 0 ? mean.setScale(0) : mean;
    }
}
