package taskmgmt.insight;

import java.util.Locale;

/**
 * The kinds of findings, the most important first within each severity. Each kind has its sentence, with {@code {key}} for the
 * names and figures of an {@link Insight}.
 */
public enum InsightKind {
    FAILURES_UP(Level.HIGH, "{task_type} of {subsystem} fails {failed_percent} of the time ({failed} of {finished} "
            + "since {from_at}), against {failed_before_percent} before ({failed_before} of {finished_before})"),
    REPAIR_OVERDUE(Level.HIGH, "{open_too_long|incident|incidents} of severity {incident_severity} open for longer "
            + "than the {target_seconds} that a repair should take"),
    REPAIR_TARGET_MISSED(Level.HIGH, "incidents of severity {incident_severity} take {mean_seconds} to repair on "
            + "average, over {repairs} repairs; the target is {target_seconds}"),
    REPAIR_SLOWER(Level.HIGH, "the {repairs} repairs of the last 24 h took {mean_seconds} on average, {ratio} times "
            + "as long as the {repairs_7d} of the last 7 days ({mean_7d_seconds})"),
    MUCH_SLOWER(Level.HIGH, "{task_type} of {subsystem} takes {p50_seconds} (p50) since {from_at}, over {runs} runs, "
            + "against {p50_before_seconds} in the {runs_before} before: {ratio} times as long"),
    DEADLINES_UP(Level.HIGH, "{task_type} of {subsystem} misses {missed_percent} of its deadlines ({missed} of "
            + "{deadlines} since {from_at}), against {missed_before_percent} before ({missed_before} of "
            + "{deadlines_before})"),
    VERIFICATIONS_UP(Level.HIGH, "{task_type} of {subsystem} does not pass {rejected_percent} of its verifications "
            + "({rejected} of {verifications} since {from_at}), against {rejected_before_percent} before "
            + "({rejected_before} of {verifications_before})"),
    FAILURES_OFTEN(Level.MEDIUM, "{task_type} of {subsystem} fails {failed_percent} of the time ({failed} of "
            + "{finished} since {from_at})"),
    RECURRING(Level.MEDIUM, "{failure_mode} came back within {within_hours} h of {recurred_percent} of its repairs "
            + "({recurred} of {repairs}): what heals it does not last"),
    HEALING_FAILS(Level.MEDIUM, "{failure_mode} could not be healed in {failed_percent} of its incidents ({failed} "
            + "of {finished})"),
    SLOWER(Level.MEDIUM, "{task_type} of {subsystem} takes {p50_seconds} (p50) since {from_at}, over {runs} runs, "
            + "against {p50_before_seconds} in the {runs_before} before: slower by {change_percent}"),
    DEADLINES_OFTEN(Level.MEDIUM, "{task_type} of {subsystem} misses {missed_percent} of its deadlines ({missed} of "
            + "{deadlines} since {from_at})"),
    VERIFICATIONS_OFTEN(Level.MEDIUM, "{task_type} of {subsystem} does not pass {rejected_percent} of its "
            + "verifications ({rejected} of {verifications} since {from_at})"),
    MEMORY_UP(Level.MEDIUM, "{task_type} of {subsystem} needs more and more memory: at most {p50_mb} (median of the "
            + "last {runs} runs), against {p50_before_mb} in the {runs_before} before: {change_percent} more"),
    REMEDY_FAILS(Level.MEDIUM, "against {failure_mode}, '{remedy}' never helped in the {tried} times that it was tried"),
    RETRIES_UP(Level.LOW, "{task_type} of {subsystem} succeeds only after a retry {retried_percent} of the time "
            + "({retried} of {completed} since {from_at}), against {retried_before_percent} before ({retried_before} "
            + "of {completed_before})"),
    RETRIES_OFTEN(Level.LOW, "{task_type} of {subsystem} succeeds only after a retry {retried_percent} of the time "
            + "({retried} of {completed} since {from_at})"),
    WAITING(Level.LOW, "{task_type} of {subsystem} waits longer than it runs: {queue_p50_seconds} and "
            + "{run_p50_seconds} (p50), over {runs} runs; {waiting_percent} of their time is waiting"),
    FASTER(Level.INFO, "{task_type} of {subsystem} takes {p50_seconds} (p50) since {from_at}, over {runs} runs, "
            + "against {p50_before_seconds} in the {runs_before} before: faster by {change_percent}"),
    REPAIR_TYPICAL(Level.INFO, "healing of {failure_mode} typically takes {p50_seconds} (p50), {p95_seconds} at p95, "
            + "over {repairs} incidents"),
    REPAIR_RANGE(Level.INFO, "healing of {failure_mode} took {min_seconds} to {max_seconds}, over only {repairs} "
            + "incidents"),
    REMEDY_WORKS(Level.INFO, "against {failure_mode}, '{remedy}' helped in {helped} of the {tried} times that it was tried"),
    STORAGE_ADDED(Level.INFO, "{task_type} of {subsystem} adds {p50_mb} of storage (p50), {sum_mb} over {runs} runs"),
    TYPICAL(Level.INFO, "{task_type} of {subsystem} typically takes {p50_seconds} (p50), {p95_seconds} at p95, over "
            + "{runs} runs"),
    CPU_TYPICAL(Level.INFO, "{task_type} of {subsystem} typically takes {p50_seconds} of processor time (p50), {p95_seconds} at p95, over "
            + "{runs} runs"),
    MEMORY_TYPICAL(Level.INFO, "{task_type} of {subsystem} typically needs {p50_mb} of memory (p50), {p95_mb} at p95, over {runs} runs");

    private final Level severity;
    private final String template;

    InsightKind(Level severity, String template) {
        this.severity = severity;
        this.template = template;
    }

    /** The importance of a finding. */
    public enum Level {
        HIGH,
        MEDIUM,
        LOW,
        /** Nothing is wrong; good to know. */
        INFO;

        /** The word in outputs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Level severity() {
        return severity;
    }

    /** The sentence with its gaps. */
    public String template() {
        return template;
    }

    /** The word in outputs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
