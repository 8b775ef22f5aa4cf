package taskmgmt.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * Whether a difference is more than chance would make: the probability of one at least as great if there were none.
 *
 * <ol>
 *   <li>R. A. Fisher, The Design of Experiments, 1935: the exact test of two shares
 *   <li>H. B. Mann, D. R. Whitney, On a test of whether one of two random variables is stochastically larger than the
 *       other, Annals of Mathematical Statistics 18, 1947
 * </ol>
 */
public final class Significance {
    /** Beyond this many the share of before is taken for certain, which makes the exact test that of the binomial. */
    private static final long MANY = 1_000_000;

    private Significance() {}

    /**
     * Of a share that is greater than before, one-sided.
     *
     * @param part       how many now, of {@code whole}
     * @param partBefore how many before, of {@code wholeBefore}, which is not 0
     */
    public static double ofRise(long part, long whole, long partBefore, long wholeBefore) {
        if (whole + wholeBefore > MANY) {
            double usual = (double) partBefore / wholeBefore;
            BinomialDistribution chance = new BinomialDistribution(null, (int) Math.min(whole, MANY), usual);
            return 1 - chance.cumulativeProbability((int) Math.min(part, MANY) - 1);
        }
        HypergeometricDistribution chance = new HypergeometricDistribution(
                null, (int) (whole + wholeBefore), (int) (part + partBefore), (int) whole);
        return chance.upperCumulativeProbability((int) part);
    }

    /** Of one sample's being greater or smaller than the other on the whole, two-sided, by the normal approximation. */
    public static double ofDifference(double[] one, double[] other) {
        return new MannWhitneyUTest().mannWhitneyUTest(one, other);
    }
}
