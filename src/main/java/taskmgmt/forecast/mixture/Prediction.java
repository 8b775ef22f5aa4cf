package taskmgmt.forecast.mixture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * What was said of a task when it started, kept until it has ended to learn from. Values are in the unit of those that
 * were learnt from. Immutable from outside.
 */
public final class Prediction {
    private final Levels levels;
    private final Situation situation;
    private final Interval.Age age;
    private final double promised;
    private final List<Chain> chains;
    private final double[][] said;
    private final Curve curve;
    private final Upper.@Nullable Said upper;
    private final long[] values;

    Prediction(Levels levels, Situation situation, Interval.Age age, double promised, List<Chain> chains, double[][] said, Curve curve,
            Upper.@Nullable Said upper, long[] values) {
        this.levels = levels;
        this.situation = situation;
        this.age = age;
        this.promised = promised;
        this.chains = chains;
        this.said = said;
        this.curve = curve;
        this.upper = upper;
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

    /**
     * What share of such tasks the interval can be said to hold: that asked for, or less where too few have ended. Of n values
     * that come in any order the next exceeds none with a probability of 1/(n+1), so n of them cannot promise more than
     * n/(n+1) (V. Vovk, A. Gammerman, G. Shafer, <i>Algorithmic Learning in a Random World</i>, 2005). 0 where all of them
     * have nothing in common with the task.
     */
    public double promised() {
        return promised;
    }

    /** Whether enough have ended to promise what was asked for: 9 for 90%. */
    public boolean keepsLevel() {
        return promised >= levels.interval();
    }

    /** Whether the interval, ends included, holds such a value. */
    public boolean holds(long value) {
        return value >= low() && value <= high();
    }

    /** The quantile at one of the levels asked for. */
    public long quantile(double level) {
        return values[levels.indexOf(level)];
    }

    /** Of having taken too much, which is more than one of the quantiles asked for. */
    public Odds above(double level) {
        return Odds.above(curve, (double) quantile(level));
    }

    /** Of having taken too little, which is less than the low end of the interval. */
    public Odds below() {
        return Odds.below(curve, (double) low());
    }

    /** What was said, beside the distribution of a later time. */
    Prediction with(Curve later) {
        return new Prediction(levels, situation, age, promised, chains, said, later, upper, values);
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

    /** Null where no high quantile was asked for. */
    Upper.@Nullable Said upper() {
        return upper;
    }

    Interval.Age age() {
        return age;
    }

    Situation situation() {
        return situation;
    }
}
