package taskmgmt.anomaly;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * More than so many times the mean of the other runs, high from twice as many times on. Easy to explain. But the mean
 * follows the very runs that it is to find: where many are slow, some of them pass.
 *
 * @param factor how many times the mean; above 0
 */
public record RatioRule(double factor) implements AnomalyRule {
    public static final double DEFAULT_FACTOR = 3;

    @Override
    public boolean needsDistribution() {
        return false;
    }

    @Override
    public Limits limits(GroupBaseline baseline) {
        BigInteger sum = baseline.sum();
        return new Limits() {
            @Override
            public @Nullable Expectation ofOther() {
                return expectation(sum, baseline.runs());
            }

            @Override
            public @Nullable Expectation ofOwn(long value) {
                return expectation(sum.subtract(BigInteger.valueOf(value)), baseline.runs() - 1);
            }
        };
    }

    private @Nullable Expectation expectation(BigInteger sum, long runs) {
        if (runs < LEAST_RUNS || sum.signum() <= 0) {
            return null;
        }
        double mean = sum.doubleValue() / runs;
        return new Expectation(mean, factor * mean, 2 * factor * mean);
    }
}
