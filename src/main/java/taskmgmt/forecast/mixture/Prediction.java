package taskmgmt.forecast.mixture;

import java.util.List;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * What was said of a task when it started, kept until it has ended to learn from. Values are in the unit of those that
 * were learnt from. Immutable from outside.
 */
public final class Prediction {
    private final Levels levels;
    private final Situation situation;
    private final List<Chain> chains;
    private final double[][] said;
    private final Curve curve;
    private final long[] values;

    Prediction(Levels levels, Situation situation, List<Chain> chains, double[][] said, Curve curve, long[] values) {
        this.levels = levels;
        this.situation = situation;
        this.chains = chains;
        this.said = said;
        this.curve = curve;
        this.values = values;
    }

    /** The low end of the interval. */
    public long low() {
        return values[levels.low()];
    }

    /** The high end of the interval. */
    public long high() {
        return values[levels.high()];
    }

    /** Whether the interval, ends included, holds such a value. */
    public boolean holds(long value) {
        return value >= low() && value <= high();
    }

    /** The quantile at one of the levels asked for. */
    public long quantile(double level) {
        return values[levels.indexOf(level)];
    }

    /** At each level; not to be changed. */
    long[] values() {
        return values;
    }

    double[][] said() {
        return said;
    }

    List<Chain> chains() {
        return chains;
    }

    Curve curve() {
        return curve;
    }

    Situation situation() {
        return situation;
    }
}
