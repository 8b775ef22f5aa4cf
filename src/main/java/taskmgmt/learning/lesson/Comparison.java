package taskmgmt.learning.lesson;

import java.util.Arrays;

/**
 * Two sets of settings on the same cases. The other one is better where its mean loss is lower by {@value #MIN_GAIN_PERCENT}% or more,
 * and where that is not the work of a few cases: of up to {@value #PARTS} consecutive parts of equal size it has to be better in so
 * many more than it is worse in that chance would do it at most once in twenty (sign test: W. J. Dixon, A. M. Mood, "The Statistical
 * Sign Test", JASA 41, 1946).
 *
 * @param cases  how many there were
 * @param before mean loss by the settings in force
 * @param after  mean loss by the others
 * @param better in how many parts the others were better
 * @param worse  in how many they were worse
 */
public record Comparison(int cases, double before, double after, int better, int worse) {
    /** In how many parts the cases are cut. */
    static final int PARTS = 8;
    /** By how much the loss has to be lower, in percent of it. */
    static final int MIN_GAIN_PERCENT = 1;

    private static final double MAX_CHANCE = 0.05;

    /** Of the losses of each case by either, in the order of time. */
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

    /** How probable it is that a fair coin falls on one side at least this often. */
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
