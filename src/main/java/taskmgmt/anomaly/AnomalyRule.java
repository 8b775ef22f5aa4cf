package taskmgmt.anomaly;

import org.jspecify.annotations.Nullable;

/** When a run is out of the ordinary among the successful runs of its group. */
public sealed interface AnomalyRule permits RatioRule, RobustRule {
    /** With fewer other runs than this there is nothing to compare with. */
    int MIN_RUNS = 5;

    /** What is to be expected by these runs. */
    Limits limits(GroupBaseline baseline);

    /** Whether it asks for the distribution, not only for the sum. */
    boolean needsDistribution();

    /** What is to be expected of one run: absent where there are too few others, or where they take nothing. */
    interface Limits {
        /** Of a run that the baseline does not hold. */
        @Nullable Expectation ofOther();

        /** Of a run of this value that the baseline holds: it must not be compared with itself. */
        @Nullable Expectation ofOwn(long value);

        /** Whether a run of this value is out of the ordinary, whether or not the baseline holds it. */
        default boolean mayFind(Side side, long value) {
            Expectation own = ofOwn(value);
            Expectation other = ofOther();
            return own != null && own.isBeyond(side, value) || other != null && other.isBeyond(side, value);
        }
    }
}
