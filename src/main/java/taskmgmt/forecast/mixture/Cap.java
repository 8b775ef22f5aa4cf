package taskmgmt.forecast.mixture;

import taskmgmt.forecast.sample.Recent;

/**
 * How far tasks come that carry a time limit: the share of it that {@value #HELD} of them stay within. Limits are not
 * kept to the second, and by some not at all. Not thread-safe.
 */
final class Cap {
    private static final int MEMORY = 500;
    private static final int LEAST = 25;
    private static final double HELD = 0.99;
    /** A limit is reached before the end is noticed. */
    private static final double MIN_RATIO = 1.02;

    private final Recent ratios = new Recent(MEMORY);

    /** What a task with this limit stays below; infinite where there is none. */
    double of(double limit) {
        return Double.isNaN(limit) ? Double.POSITIVE_INFINITY : limit * ratio();
    }

    private double ratio() {
        return ratios.size() < LEAST ? MIN_RATIO : Math.max(MIN_RATIO, ratios.quantile(HELD));
    }

    void learn(double limit, double value) {
        if (!Double.isNaN(limit)) {
            ratios.add(value / limit);
        }
    }
}
