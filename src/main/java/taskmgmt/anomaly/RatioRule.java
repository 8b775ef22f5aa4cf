package taskmgmt.anomaly;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Expectation.Bound;

/**
 * More than this many times the mean of the other runs, or more than this many times as fast as the mean of their speeds, which
 * is to take less than that part of their harmonic mean; high from twice as many times on. Easy to explain. But a mean
 * follows the very runs that it is to find: where many are slow, some of them pass, and where many are fast as well.
 *
 * @param factor     how many times the mean; above 0
 * @param fastFactor how many times as fast as the mean of their speeds; above 0
 */
public record RatioRule(double factor, double fastFactor) implements AnomalyRule {
    public static final double DEFAULT_FACTOR = 3;

    /** @param factor on either side */
    public RatioRule(double factor) {
        this(factor, factor);
    }

    @Override
    public boolean needsDistribution() {
        return false;
    }

    @Override
    public Limits limits(GroupBaseline baseline) {
        BigInteger sum = baseline.sum();
        BigInteger rates = baseline.rates();
        return new Limits() {
            @Override
            public @Nullable Expectation ofOther() {
                return expectation(sum, rates, baseline.runs());
            }

            @Override
            public @Nullable Expectation ofOwn(long value) {
                return expectation(sum.subtract(BigInteger.valueOf(value)),
                        rates.subtract(BigInteger.valueOf(GroupBaseline.rate(value))), baseline.runs() - 1);
            }
        };
    }

    private @Nullable Expectation expectation(BigInteger sum, BigInteger rates, long runs) {
        if (runs < MIN_RUNS || sum.signum() <= 0) {
            return null;
        }
        double mean = sum.doubleValue() / runs;
        double least = ofRates(rates, runs) / fastFactor;
        return new Expectation(mean, new Bound(factor * mean, 2 * factor * mean), Bound.below(least, least / 2));
    }

    /** The harmonic mean; 0 where every run took longer than there are numbers for. */
    private static double ofRates(BigInteger rates, long runs) {
        return rates.signum() == 0 ? 0 : (double) GroupBaseline.ONE * runs / rates.doubleValue();
    }
}
