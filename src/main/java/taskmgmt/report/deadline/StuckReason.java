package taskmgmt.report.deadline;

/** Why a task counts as stuck. */
public enum StuckReason {
    /** Active for longer than its limit, without a pause or a new attempt. */
    ACTIVE_TOO_LONG("active_too_long", "active too long"),
    /** It reported progress before, but no longer does. */
    NO_PROGRESS("no_progress", "no progress"),
    /** Started or sent back again and again. */
    REPEATED_RESTARTS("repeated_restarts", "restarts"),
    /** It was sent back for another attempt, and nobody makes one. */
    NOT_RETRIED("not_retried", "not retried"),
    /** It cannot start: a task that it waits for failed or was cancelled. */
    UNREACHABLE("unreachable", "unreachable"),
    /** The process that worked on it has ended. */
    OWNER_GONE("owner_gone", "process gone"),
    /** The worker that claimed it has let its lease expire. */
    LEASE_OVER("lease_over", "lease over"),
    /** It claims to start in the future, so no limit would ever report it. */
    STARTS_IN_FUTURE("starts_in_future", "starts in the future"),
    /** It expects a run that never started, was late or was too short. */
    EXPECTED_RUN("expected_run", "expected run");

    private final String text;
    private final String words;

    StuckReason(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /** The word for programs. */
    public String text() {
        return text;
    }

    /** The same for people. */
    public String words() {
        return words;
    }
}
