package taskmgmt.forecast.sample;

/** How much a value counts by its age: 1 for the newest, half as much with every half-life of values after it. Immutable. */
public final class Decay {
    /** Older values do not count. */
    public static final int MAX_VALUES = 100;

    /** At n what the newest n values count together. */
    private final double[] totals = new double[MAX_VALUES + 1];
    private final double[] weights = new double[MAX_VALUES];

    private Decay(double factor) {
        double weight = 1;
        for (int age = 0; age < MAX_VALUES; age++) {
            weights[age] = weight;
            totals[age + 1] = totals[age] + weight;
            weight *= factor;
        }
    }

    /** @param values after how many newer values a value counts half */
    public static Decay halfLife(double values) {
        return new Decay(StrictMath.pow(0.5, 1 / values));
    }

    public double weight(int age) {
        return weights[age];
    }

    /** What this many values count together: how many there are in effect. */
    public double total(int values) {
        return totals[values];
    }
}
