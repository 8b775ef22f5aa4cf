package taskmgmt.learning.settings;

import org.jspecify.annotations.Nullable;

/**
 * What can be learned. Each setting is a number that some command uses, or an order; if nothing is learned, the default applies. A
 * new one needs a constant here, a lesson that fits it, and a command that uses it.
 */
public enum Setting {
    FORECAST_HALF_LIVES("forecast.half_lives", Scope.LOG, 1, 0.125, 8, "how long a run counts in forecasts, times the half-lives built in"),
    FORECAST_RESERVES("forecast.reserves", Scope.LOG, 1, 0.125, 8, "how much few runs leave to wider ones in forecasts, times what is built in"),
    FORECAST_SHARPNESS("forecast.sharpness", Scope.LOG, 1, 0.125, 8, "how strongly forecasts prefer the better expert, times what is built in"),
    FORECAST_LEVEL_STEP("forecast.level_step", Scope.LOG, 1, 0.125, 8, "how fast forecast levels follow what they missed, times what is built in"),
    ANOMALY_SLOW_FACTOR("anomaly.slow_factor", Scope.GROUP, 3, 1.25, 20, "how many times the mean of its group is too slow for a run"),
    ANOMALY_FAST_FACTOR("anomaly.fast_factor", Scope.GROUP, 3, 1.25, 20, "how many times the mean speed of its group is too fast for a run"),
    RUN_TIMEOUT_FACTOR("run.timeout_factor", Scope.GROUP, 1, 0.5, 8, "how many times its bound 'run --timeout forecast' waits"),
    HEAL_REMEDY_ORDER("heal.remedy_order", Scope.FAILURE_MODE, Double.NaN, Double.NaN, Double.NaN, "which remedy of a playbook is tried first");

    private final String text;
    private final Scope scope;
    private final double standard;
    private final double least;
    private final double most;
    private final String meaning;

    Setting(String text, Scope scope, double standard, double least, double most, String meaning) {
        this.text = text;
        this.scope = scope;
        this.standard = standard;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /** What a value applies to. */
    public enum Scope {
        /** The whole log. */
        LOG,
        /** A type of task in a subsystem. */
        GROUP,
        /** Incidents of a failure mode. */
        FAILURE_MODE
    }

    /** The name in logs and outputs. */
    public String text() {
        return text;
    }

    public Scope scope() {
        return scope;
    }

    /** The default value; NaN for an order. */
    public double standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether its value is an ordered list of words rather than a number. */
    public boolean isOrder() {
        return Double.isNaN(standard);
    }

    /** Whether it may have this value: a learned value may not exceed the range of its lesson. */
    public boolean allows(double value) {
        return value >= least && value <= most;
    }

    /** The nearest allowed value. */
    public double bounded(double value) {
        return Math.clamp(value, least, most);
    }

    /** The setting of this name; null if there is none. */
    public static @Nullable Setting named(@Nullable Object name) {
        for (Setting each : values()) {
            if (each.text.equals(name)) {
                return each;
            }
        }
        return null;
    }
}
