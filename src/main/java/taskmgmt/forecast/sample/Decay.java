package taskmgmt.forecast.sample;

/** The weight of a value by its age: 1 for the newest, and half as much for every half-life of newer values. Immutable. */
public final class Decay {
    /** Older values do not count. */
    public static final int MAX_VALUES = 100;

    /** At index n, the total weight of the newest n values. */
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

    /** @param values the number of newer values after which a value counts half */
    public static Decay halfLife(double values) {
        return new Decay(StrictMath.pow(0.5, 1 / values));
    }

    public double weight(int age) {
        return weights[age];
    }

    /** The total weight of this many values: their effective number. */
    public double total(int values) {
        return totals[values];
    }
}
