package taskmgmt.forecast;

/** How much a value counts by its age: 0 for the newest, 1 for the one before. Immutable. */
final class Decay {
    /** The most values that anything here is computed from. */
    static final int MOST = 600;

    /** At n what the newest n values count together. */
    private final double[] totals = new double[MOST + 1];
    private final double[] weights = new double[MOST];

    private Decay(double factor, int values) {
        double weight = 1;
        for (int age = 0; age < MOST; age++) {
            weights[age] = age < values ? weight : 0;
            totals[age + 1] = totals[age] + weights[age];
            weight *= factor;
        }
    }

    /** Half as much with every so many values that came later. */
    static Decay halfLife(double values) {
        return new Decay(StrictMath.pow(0.5, 1 / values), MOST);
    }

    /** The last ones alike, the others not at all. */
    static Decay last(int values) {
        return new Decay(1, values);
    }

    double weight(int age) {
        return weights[age];
    }

    /** What so many values count together: how many there are in effect. */
    double total(int values) {
        return totals[values];
    }
}
