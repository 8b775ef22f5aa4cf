package taskmgmt.report.figures;

import org.jspecify.annotations.Nullable;
import taskmgmt.report.Unit;
import taskmgmt.task.Status;

/**
 * One figure of a group of tasks.
 *
 * @param path its name for programs, which never changes: a key, or two separated by a dot for one inside an object
 * @param unit in which it is measured
 */
public record Figure(String path, Unit unit) {
    public static final Figure TASKS = new Figure("tasks", Unit.COUNT);
    public static final Figure OPEN = new Figure("open", Unit.COUNT);
    public static final Figure ENDED = new Figure("ended", Unit.COUNT);
    public static final Figure COMPLETED = new Figure("completed", Unit.COUNT);
    public static final Figure FAILED = new Figure("failed", Unit.COUNT);
    public static final Figure CANCELLED = new Figure("cancelled", Unit.COUNT);
    public static final Figure RETRIES = new Figure("retries", Unit.COUNT);
    public static final Figure SUCCESS_RATE = new Figure("success_rate_percent", Unit.PERCENT);
    public static final Figure VERIFICATION_PASSES = new Figure("verification.passes", Unit.COUNT);
    public static final Figure VERIFICATION_FAILURES = new Figure("verification.failures", Unit.COUNT);
    public static final Figure VERIFICATION_PASS_RATE = new Figure("verification.pass_rate_percent", Unit.PERCENT);
    public static final Figure DEADLINES = new Figure("sla.tasks", Unit.COUNT);
    public static final Figure DEADLINES_MET = new Figure("sla.met", Unit.COUNT);
    public static final Figure DEADLINES_MISSED = new Figure("sla.missed", Unit.COUNT);
    public static final Figure DEADLINES_MET_RATE = new Figure("sla.met_percent", Unit.PERCENT);
    public static final Figure FIRST_ENDED_AT = new Figure("first_ended_at", Unit.TIME);
    public static final Figure LAST_ENDED_AT = new Figure("last_ended_at", Unit.TIME);
    public static final Figure ENDED_PER_HOUR = new Figure("ended_per_hour", Unit.NUMBER);
    /** Tasks that ended without a known duration, mostly because the end is before the start. */
    public static final Figure WITHOUT_DURATION = new Figure("not_counted.without_duration", Unit.COUNT);
    /** Impossible amounts. */
    public static final Figure IMPOSSIBLE_FIGURES = new Figure("not_counted.impossible_figures", Unit.COUNT);
    /** The time that tasks took from start to end. */
    public static final String DURATION = "duration";
    /** The time that tasks waited from creation to start. */
    public static final String QUEUE = "queue";

    /**
     * Compares paths, which are unique. Written out because the JVM links a record's generated methods at their first call, which takes
     * longer than all the figures of a report.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figure figure && path.equals(figure.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The number of tasks in this state. */
    static Figure in(Status status) {
        return new Figure("by_status." + status.text(), Unit.COUNT);
    }

    /** An aspect of something that is measured, such as {@code duration.p95_seconds}. */
    public static Figure of(String measured, String aspect, Unit unit) {
        return new Figure(measured + "." + aspect + unit.suffix(), unit);
    }

    /** The number of tasks for which something was measured. */
    public static Figure count(String measured) {
        return of(measured, "count", Unit.COUNT);
    }

    /** Whether the percentiles of something are exact, rather than within 1%. */
    public static Figure isExact(String measured) {
        return of(measured, "percentiles_exact", Unit.FLAG);
    }

    /** Whether it is a percentage, whose changes are in percentage points. */
    public boolean isShare() {
        return unit == Unit.PERCENT;
    }

    /** Whether open tasks contribute to it. */
    boolean isOfOpenTasks() {
        for (Status status : Status.values()) {
            if (!status.isTerminal() && equals(in(status))) {
                return true;
            }
        }
        return equals(TASKS) || equals(OPEN);
    }
}
