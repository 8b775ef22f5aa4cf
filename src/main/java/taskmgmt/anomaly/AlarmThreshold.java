package taskmgmt.anomaly;

import java.util.Arrays;

/**
 * From which score on a run is an anomaly, so that about N of 1,000 normal runs are called one. A score is the logarithm of {@link
 * taskmgmt.forecast.mixture.Odds}. Nobody knows which of the last {@value #MEMORY} runs were normal, but four of five and
 * nineteen of twenty are: through those two quantiles of the scores goes an exponential tail, and where it
 * leaves the share of N in 1,000 is the threshold. Scores above {@value #SURE} do not count as normal, so that the anomalies
 * themselves hardly move it. It is never below {@value #LEAST}: a run that may as well be a usual one is no reason for an alarm. Not thread-safe.
 */
final class AlarmThreshold {
    private static final int MEMORY = 2_000;
    /** Fewer do not show a tail. */
    private static final int ENOUGH = 200;
    private static final double LEAST = 0;
    /** Odds of 150 to 1. */
    private static final double SURE = 5;
    /** While there are few: what leaves 10 of 1,000 in most logs. */
    private static final double FIRST = 3.5;
    /** After this many scores the tail is looked at again. */
    private static final int REFRESH = 20;
    private static final double NEAR = 0.2;
    private static final double FAR = 0.05;

    private final double share;
    private final double[] scores = new double[MEMORY];
    private long added;
    private double now = FIRST;

    /** @param alarms of 1,000 normal runs */
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
        double near = normal[(int) ((1 - NEAR) * normal.length)];
        double far = normal[(int) ((1 - FAR) * normal.length)];
        return far + (far - near) * StrictMath.log(FAR / share) / StrictMath.log(NEAR / FAR);
    }
}
