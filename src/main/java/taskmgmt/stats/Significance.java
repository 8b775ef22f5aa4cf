package taskmgmt.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * Whether a difference is larger than chance explains: the probability of a difference at least this large if there were none.
 *
 * <ol>
 *   <li>R. A. Fisher, The Design of Experiments, 1935: the exact test of two shares
 *   <li>H. B. Mann, D. R. Whitney, On a test of whether one of two random variables is stochastically larger than the
 *       other, Annals of Mathematical Statistics 18, 1947
 * </ol>
 */
public final class Significance {
    /** Beyond this total, the earlier share is taken as certain, which turns the exact test into a binomial one. */
    private static final long MANY = 1_000_000;

    private Significance() {}

    /**
     * For a share that has risen, one-sided.
     *
     * @param part       how many now, out of {@code whole}
     * @param partBefore how many before, out of {@code wholeBefore}, which is not 0
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

    /** For one sample being larger or smaller than the other overall, two-sided, by the normal approximation. */
    public static double ofDifference(double[] one, double[] other) {
        return new MannWhitneyUTest().mannWhitneyUTest(one, other);
    }
}
