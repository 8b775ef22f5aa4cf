package taskmgmt.report.deadline;

/** Why a task counts as stuck. */
public enum StuckReason {
    /** Longer than its limit without a pause or a new try. */
    ACTIVE_TOO_LONG("active_too_long", "active too long"),
    /** It has reported progress before, and then no more. */
    NO_PROGRESS("no_progress", "no progress"),
    /** Started or sent back again and again. */
    REPEATED_RESTARTS("repeated_restarts", "restarts"),
    /** It was sent back for another try, and nobody makes one. */
    NOT_RETRIED("not_retried", "not retried"),
    /** It cannot begin: what it waits for failed or was cancelled. */
    UNREACHABLE("unreachable", "unreachable"),
    /** The process that worked on it has ended. */
    OWNER_GONE("owner_gone", "process gone"),
    /** Whoever claimed it has not been heard of for as long as the lease takes. */
    LEASE_OVER("lease_over", "lease over"),
    /** By its own word it has not begun yet, so no limit will tell of it. */
    STARTS_IN_FUTURE("starts_in_future", "starts in the future"),
    /** It expects a run that never began, came late or was too short. */
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
