package taskmgmt.anomaly;

import java.util.Arrays;

/**
 * The score above which a run is an anomaly, chosen so that about N of 1,000 normal runs are called one. A score is the logarithm
 * of {@link taskmgmt.forecast.mixture.Odds}. It is unknown which of the last {@value #MEMORY} runs were normal, but most were. The
 * highest {@value #TAIL} of the scores are assumed to exceed the others by an exponentially distributed amount, as every
 * distribution of this kind does far enough out [1]; the threshold is the score that this tail exceeds with a share of N in 1,000.
 * Scores above {@value #SURE} do not count as normal, so that anomalies themselves hardly move the threshold. It is never below
 * {@value #LEAST}: a run that may equally well be a usual one is no reason for an alarm.
 *
 * <p>[1] R. Smith, "Estimating Tails of Probability Distributions", Annals of Statistics 15(3), 1987.
 *
 * <p>Not thread-safe.
 */
final class AlarmThreshold {
    private static final int MEMORY = 2_000;
    /** With fewer scores, no tail is visible. */
    private static final int ENOUGH = 200;
    private static final double LEAST = 0;
    /** Odds of 55 to 1. */
    private static final double SURE = 4;
    /** The threshold while there are few scores: in most logs, 10 of 1,000 exceed it. */
    private static final double FIRST = 2;
    /** After this many further scores, the tail is recomputed. */
    private static final int REFRESH = 20;
    private static final double TAIL = 0.15;

    private final double share;
    private final double[] scores = new double[MEMORY];
    private long added;
    private double now = FIRST;

    /** @param alarms alarms per 1,000 normal runs */
    AlarmThreshold(double alarms) {
        this.share = alarms / 1_000;
    }

    double value() {
        return now;
    }

    void learn(double score) {
        scores[(int) (added++ % MEMORY)] = score;
        if (added >= ENOUGH && added % REFRESH == 0) {
            now = Math.max(LEAST, tail());
        }
    }

    private double tail() {
        double[] normal = Arrays.stream(scores, 0, (int) Math.min(added, MEMORY)).filter(score -> score <= SURE).sorted().toArray();
        if (normal.length == 0) {
            return SURE;
        }
        int from = (int) ((1 - TAIL) * normal.length);
        double excess = 0;
        for (int place = from; place < normal.length; place++) {
            excess += normal[place] - normal[from];
        }
        return normal[from] + excess / (normal.length - from) * StrictMath.log(TAIL / share);
    }
}
