package taskmgmt.forecast.mixture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * The prediction made for a task when it started, kept until it ends so that it can be learnt from. Values are in the unit of those learnt
 * from. Immutable from outside.
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
     * The fraction of such tasks that the interval can be said to cover: the one requested, or less if too few have ended. If values are in
     * random order, the next one exceeds all of n earlier ones with a probability of 1/(n+1), so n values cannot promise more than n/(n+1)
     * (V. Vovk, A. Gammerman, G. Shafer, <i>Algorithmic Learning in a Random World</i>, 2005). 0 if none of them has anything in common
     * with the task.
     */
    public double promised() {
        return promised;
    }

    /** Whether enough have ended to promise the requested fraction: 9 for 90%. */
    public boolean keepsLevel() {
        return promised >= levels.interval();
    }

    /** Whether the interval, including its ends, contains this value. */
    public boolean holds(long value) {
        return value >= low() && value <= high();
    }

    /** The quantile at one of the requested levels. */
    public long quantile(double level) {
        return values[levels.indexOf(level)];
    }

    /** The odds of having taken too much, which is more than one of the requested quantiles. */
    public Odds above(double level) {
        return Odds.above(curve, (double) quantile(level));
    }

    /** The odds of having taken too little, which is less than the low end of the interval. */
    public Odds below() {
        return Odds.below(curve, (double) low());
    }

    /** The same prediction with the distribution of a later time. */
    Prediction with(Curve later) {
        return new Prediction(levels, situation, age, promised, chains, said, later, upper, values);
    }

    /** The values at each level; must not be changed. */
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

    /** Null if no high quantile was requested. */
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
