package taskmgmt.report.figures;

import org.jspecify.annotations.Nullable;
import taskmgmt.report.Unit;
import taskmgmt.task.Status;

/**
 * One figure of a group of tasks.
 *
 * @param path its name for programs, which never changes: a key, or two with a dot between for one in an object
 * @param unit what it is measured in
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
    /** Ended without a known duration: mostly because the end lies before the start. */
    public static final Figure WITHOUT_DURATION = new Figure("not_counted.without_duration", Unit.COUNT);
    /** Amounts that cannot be. */
    public static final Figure IMPOSSIBLE_FIGURES = new Figure("not_counted.impossible_figures", Unit.COUNT);
    /** What tasks took from the start to the end. */
    public static final String DURATION = "duration";
    /** What tasks waited from the creation to the start. */
    public static final String QUEUE = "queue";

    /**
     * By the path, which no two figures have in common. Written out, as the methods that a record comes with are linked by
     * the JVM at their first call: that takes longer than all the figures of a report.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figure figure && path.equals(figure.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** How many tasks are in this state. */
    static Figure in(Status status) {
        return new Figure("by_status." + status.text(), Unit.COUNT);
    }

    /** An aspect of something that is measured, such as {@code duration.p95_seconds}. */
    public static Figure of(String measured, String aspect, Unit unit) {
        return new Figure(measured + "." + aspect + unit.suffix(), unit);
    }

    /** Of how many tasks something was measured. */
    public static Figure count(String measured) {
        return of(measured, "count", Unit.COUNT);
    }

    /** Whether the percentiles of something are exact, and not within 1%. */
    public static Figure isExact(String measured) {
        return of(measured, "percentiles_exact", Unit.FLAG);
    }

    /** Whether it is a share, the changes of which are in percentage points. */
    public boolean isShare() {
        return unit == Unit.PERCENT;
    }

    /** Whether open tasks have a part in it. */
    boolean isOfOpenTasks() {
        for (Status status : Status.values()) {
            if (!status.isTerminal() && equals(in(status))) {
                return true;
            }
        }
        return equals(TASKS) || equals(OPEN);
    }
}
