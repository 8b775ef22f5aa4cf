package taskmgmt.forecast.mixture;

import taskmgmt.forecast.sample.Recent;

/**
 * How close tasks with a time limit come to it: the multiple of the limit that a fraction of {@value #HELD} of them
 * stays within. Limits are not enforced to the second, and some not at all. Not thread-safe.
 */
final class Cap {
    private static final int MEMORY = 500;
    private static final int LEAST = 25;
    private static final double HELD = 0.99;
    /** More than 1, because a task's end is noticed only after it reaches the limit. */
    private static final double MIN_RATIO = 1.02;

    private final Recent ratios = new Recent(MEMORY);

    /** The value that a task with this limit stays below; infinite if there is no limit. */
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
