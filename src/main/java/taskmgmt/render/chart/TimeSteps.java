package taskmgmt.render.chart;

import java.time.Duration;
import taskmgmt.render.Human;

/** Round distances between the marks on a time axis, in seconds. */
final class TimeSteps {
    /** Beyond the last one, multiples of it in whole days. */
    private static final double[] ROUND = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200,
        10_800, 21_600, 43_200, 86_400};
    private static final double NANOS = 1e9;

    private TimeSteps() {}

    /** The shortest distance. */
    static double least() {
        return ROUND[0];
    }

    /** The shortest distance that is at least this. */
    static double from(double least) {
        for (double each : ROUND) {
            if (each >= least) {
                return each;
            }
        }
        double day = ROUND[ROUND.length - 1];
        return Math.ceil(least / day) * day;
    }

    /** The label at a mark. */
    static String label(double seconds) {
        return seconds == 0 ? "0" : Human.duration(Duration.ofNanos(Math.round(seconds * NANOS)));
    }
}
