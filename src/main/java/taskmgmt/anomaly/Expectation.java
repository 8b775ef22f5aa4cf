package taskmgmt.anomaly;

/**
 * What a run may take before it is out of the ordinary, in millionths of a metric's unit.
 *
 * @param usual   what similar runs usually take; above 0
 * @param slow    above this it takes too much
 * @param fast    below this it takes too little; {@link Bound#NONE} if nothing is too little
 */
public record Expectation(double usual, Bound slow, Bound fast) {
    /** A thousandth of a second, or of a megabyte: anything less is practically nothing, and a ratio to it is meaningless. */
    static final long NOTHING = 1_000;

    /**
     * @param limit  an anomaly is beyond this
     * @param severe one of high severity is beyond this
     */
    public record Bound(double limit, double severe) {
        public static final Bound NONE = new Bound(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        /** A lower bound; none if it is practically nothing. */
        static Bound below(double limit, double severe) {
            return limit > NOTHING ? new Bound(limit, severe) : NONE;
        }
    }

    /** Whether a value is too much, or too little. */
    boolean isBeyond(Side side, long value) {
        return side == Side.SLOW ? value > slow.limit : value < fast.limit;
    }

    AnomalyLevel severity(long value) {
        return value > slow.severe || value < fast.severe ? AnomalyLevel.HIGH : AnomalyLevel.MEDIUM;
    }
}
