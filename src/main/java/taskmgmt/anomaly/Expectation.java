package taskmgmt.anomaly;

/**
 * What a run may take before it is out of the ordinary, in millionths of a metric's unit.
 *
 * @param usual   what runs like it usually take; above 0
 * @param slow    from where on it takes too much
 * @param fast    below what it takes too little; {@link Bound#NONE} where nothing is too little
 */
public record Expectation(double usual, Bound slow, Bound fast) {
    /** A thousandth of a second, or of a megabyte: less is as good as nothing, and not worth a ratio. */
    static final long NOTHING = 1_000;

    /**
     * @param limit  an anomaly is beyond this
     * @param severe one of high severity is beyond this
     */
    public record Bound(double limit, double severe) {
        public static final Bound NONE = new Bound(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        /** A lower bound; none if it is as good as nothing. */
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
