package taskmgmt.stats;

import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * A sum of whole numbers that does not depend on the order of adding and cannot overflow: 128 bits. Not thread-safe.
 */
public final class ExactSum {
    private static final int MEAN_DECIMALS = 6;

    private long high;
    private long low;

    public void add(long value) {
        add(value >> 63, value);
    }

    public void add(ExactSum other) {
        add(other.high, other.low);
    }

    /** Adds the product of the two, which may need more than 64 bits. */
    void addProduct(long one, long other) {
        add(Math.multiplyHigh(one, other), one * other);
    }

    private void add(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    public BigInteger value() {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(
                new BigInteger(Long.toUnsignedString(low)));
    }

    /** The sum as the nearest double. */
    public double toDouble() {
        return high == low >> 63 ? low : value().doubleValue();
    }

    /** The exact sum. */
    public Decimal decimal(int decimals) {
        // Nearly all sums fit in 64 bits; a big number for each of 100,000 groups would be most of the work.
        return (high == low >> 63 ? Decimal.valueOf(low, decimals) : Decimal.valueOf(value(), decimals)).plain();
    }

    /**
     * The mean of this many values with this sum: to the millionth, or to as many digits as the sum has.
     *
     * @param decimals how many of the sum's digits are after the decimal point
     * @return null if the count is 0
     */
    public @Nullable Decimal mean(long count, int decimals) {
        if (count == 0) {
            return null;
        }
        Decimal sum = decimal(decimals);
        return sum.divide(Decimal.valueOf(count), Math.max(MEAN_DECIMALS, sum.scale()), RoundingMode.HALF_UP).plain();
    }

    public void write(StateWriter state) {
        state.number(high);
        state.number(low);
    }

    public static ExactSum read(StateReader state) {
        ExactSum sum = new ExactSum();
        sum.high = state.number();
        sum.low = state.number();
        return sum;
    }
}
