package taskmgmt.forecast;

/**
 * What was said of a task when it started, kept until it has ended to learn from. Times are in microseconds. Immutable
 * from outside.
 */
public final class Prediction {
    private final Levels levels;
    private final Situation situation;
    private final double[][] said;
    private final double[] judged;
    private final long[] micros;

    Prediction(Levels levels, Situation situation, double[][] said, double[] judged, long[] micros) {
        this.levels = levels;
        this.situation = situation;
        this.said = said;
        this.judged = judged;
        this.micros = micros;
    }

    /** The low end of the interval. */
    public long low() {
        return micros[levels.low()];
    }

    /** The high end of the interval. */
    public long high() {
        return micros[levels.high()];
    }

    /** Whether the interval, ends included, holds such a duration. */
    public boolean holds(long durationMicros) {
        return durationMicros >= low() && durationMicros <= high();
    }

    /** The quantile at one of the levels asked for. */
    public long quantile(double level) {
        return micros[levels.indexOf(level)];
    }

    long micros(int level) {
        return micros[level];
    }

    double judged(int level) {
        return judged[level];
    }

    double[][] said() {
        return said;
    }

    Situation situation() {
        return situation;
    }
}
