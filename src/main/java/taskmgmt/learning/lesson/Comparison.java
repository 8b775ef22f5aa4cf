package taskmgmt.learning.lesson;

import java.util.Arrays;

/**
 * A comparison of two sets of settings on the same cases. The other set is better if its mean loss is lower by {@value
 * #MIN_GAIN_PERCENT}% or more, and if that is not due to a few cases: of up to {@value #PARTS} consecutive parts of equal size, it
 * must be better in so many more than it is worse in that chance would achieve that at most once in twenty (sign test: W. J. Dixon,
 * A. M. Mood, "The Statistical Sign Test", JASA 41, 1946).
 *
 * @param cases  number of cases
 * @param before mean loss with the settings in force
 * @param after  mean loss with the other settings
 * @param better number of parts in which the others were better
 * @param worse  number of parts in which they were worse
 */
public record Comparison(int cases, double before, double after, int better, int worse) {
    /** The number of parts into which the cases are divided. */
    static final int PARTS = 8;
    /** How much lower the loss has to be, in percent. */
    static final int MIN_GAIN_PERCENT = 1;

    private static final double MAX_CHANCE = 0.05;

    /** Compares the losses of each case with either set, in order of time. */
    static Comparison of(double[] before, double[] after) {
        int cases = before.length;
        int parts = Math.min(PARTS, cases);
        int better = 0;
        int worse = 0;
        for (int part = 0; part < parts; part++) {
            int from = part * cases / parts;
            int to = (part + 1) * cases / parts;
            double gain = Arrays.stream(before, from, to).sum() - Arrays.stream(after, from, to).sum();
            better += gain > 0 ? 1 : 0;
            worse += gain < 0 ? 1 : 0;
        }
        return new Comparison(cases, mean(before), mean(after), better, worse);
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses).average().orElse(0);
    }

    /** Whether the others are better. */
    public boolean isBetter() {
        return after <= before * (100 - MIN_GAIN_PERCENT) / 100 && before > after && chance(better, better + worse) <= MAX_CHANCE;
    }

    /** The probability that a fair coin lands on one side at least this often. */
    static double chance(int times, int of) {
        double sum = 0;
        double ways = 1;
        for (int i = 0; i <= of; i++) {
            sum += i >= times ? ways : 0;
            ways = ways * (of - i) / (i + 1);
        }
        return sum / StrictMath.pow(2, of);
    }
}
