package taskmgmt.forecast.mixture;

/** How much a value counts by its age: 1 for the newest, half as much with every half-life of values after it. Immutable. */
final class Decay {
    /** At n what the newest n values count together. */
    private final double[] totals = new double[Rungs.MEMORY + 1];
    private final double[] weights = new double[Rungs.MEMORY];

    private Decay(double factor) {
        double weight = 1;
        for (int age = 0; age < Rungs.MEMORY; age++) {
            weights[age] = weight;
            totals[age + 1] = totals[age] + weight;
            weight *= factor;
        }
    }

    /** @param values after how many newer values a value counts half */
    static Decay halfLife(double values) {
        return new Decay(StrictMath.pow(0.5, 1 / values));
    }

    double weight(int age) {
        return weights[age];
    }

    /** What this many values count together: how many there are in effect. */
    double total(int values) {
        return totals[values];
    }
}
