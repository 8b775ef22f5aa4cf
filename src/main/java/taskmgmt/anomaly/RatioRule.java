package taskmgmt.anomaly;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Expectation.Bound;

/**
 * A run is slow if it took more than a given multiple of the mean of the other runs, and fast if it was more than a given multiple
 * as fast as the mean of their speeds, that is, took less than that fraction of their harmonic mean. The severity is high at twice
 * the multiple. Easy to explain; but a mean follows the very runs that it is supposed to find: if many runs are slow, or many are
 * fast, some of them pass.
 *
 * @param factor     the multiple of the mean; above 0
 * @param fastFactor the multiple of the mean speed; above 0
 */
public record RatioRule(double factor, double fastFactor) implements AnomalyRule {
    public static final double DEFAULT_FACTOR = 3;

    /** @param factor on both sides */
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

    /** The harmonic mean; 0 if every run took too long for its rate to be represented. */
    private static double ofRates(BigInteger rates, long runs) {
        return rates.signum() == 0 ? 0 : (double) GroupBaseline.ONE * runs / rates.doubleValue();
    }
}
