package taskmgmt.anomaly;

import org.jspecify.annotations.Nullable;

/** Decides when a run is out of the ordinary among the successful runs of its group. */
public sealed interface AnomalyRule permits RatioRule, RobustRule {
    /** With fewer other runs than this there is nothing to compare with. */
    int MIN_RUNS = 5;

    /** The limits that follow from these runs. */
    Limits limits(GroupBaseline baseline);

    /** Whether it needs the distribution, not only the sum. */
    boolean needsDistribution();

    /** What is to be expected of one run: null if there are too few other runs, or if they take nothing. */
    interface Limits {
        /** For a run that is not in the baseline. */
        @Nullable Expectation ofOther();

        /** For a run with this value that is in the baseline: it must not be compared with itself. */
        @Nullable Expectation ofOwn(long value);

        /** Whether a run with this value may be out of the ordinary, whether or not it is in the baseline. */
        default boolean mayFind(Side side, long value) {
            Expectation own = ofOwn(value);
            Expectation other = ofOther();
            return own != null && own.isBeyond(side, value) || other != null && other.isBeyond(side, value);
        }
    }
}
