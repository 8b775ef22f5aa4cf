package taskmgmt.stats;

import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Count, sum, minimum and maximum of amounts, the same in whatever order they are added. The sum is exact to the last digit for
 * amounts with at most 15 significant digits and 12 decimals, about as much as a double holds; longer ones are rounded to that. Not
 * thread-safe.
 */
public final class AmountSummary {
    /** How many decimals the sum has. */
    public static final int DECIMALS = 12;

    private static final double MAX_DIGITS = 1e15;
    private static final long[] POWERS = powers();

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private final ExactSum sum;

    public AmountSummary() {
        this(new ExactSum());
    }

    private AmountSummary(ExactSum sum) {
        this.sum = sum;
    }

    private static long[] powers() {
        long[] powers = new long[DECIMALS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** @param amount at most 10<sup>18</sup>, of either sign */
    void add(double amount) {
        count++;
        min = Math.min(min, amount);
        max = Math.max(max, amount);
        add(sum, amount);
    }

    /** Adds an amount to a sum that has {@value #DECIMALS} decimals. */
    static void add(ExactSum sum, double amount) {
        int decimals = DECIMALS;
        while (decimals > 0 && Math.abs(amount) * POWERS[decimals] >= MAX_DIGITS) {
            decimals--;
        }
        sum.addProduct(Math.round(amount * POWERS[decimals]), POWERS[DECIMALS - decimals]);
    }

    /** Adds the amounts of the other one, which stays unchanged. */
    void add(AmountSummary other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        sum.add(other.sum);
    }

    public long count() {
        return count;
    }

    /** The sum, exact to the last digit. */
    public Decimal sum() {
        return sum.decimal(DECIMALS);
    }

    /** The mean; null if there are no amounts. */
    public @Nullable Decimal mean() {
        return sum.mean(count, DECIMALS);
    }

    /** The minimum; meaningless if there are no amounts. */
    public double min() {
        return min;
    }

    /** The maximum; meaningless if there are no amounts. */
    public double max() {
        return max;
    }

    void write(StateWriter state) {
        state.number(count);
        state.real(min);
        state.real(max);
        sum.write(state);
    }

    static AmountSummary read(StateReader state) {
        long count = state.number();
        double min = state.real();
        double max = state.real();
        AmountSummary summary = new AmountSummary(ExactSum.read(state));
        summary.count = count;
        summary.min = min;
        summary.max = max;
        return summary;
    }
}
