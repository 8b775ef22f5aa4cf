package taskmgmt.imports;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a word for a status means. Letter case, and whether it has blanks, hyphens or underscores, make no difference. Immutable. */
public final class StatusWords {
    /** A beginning of fewer letters may be that of another word. */
    private static final int MIN_CUT = 6;

    private final Map<String, Outcome> given;

    private StatusWords(Map<String, Outcome> given) {
        this.given = Map.copyOf(given);
    }

    /** The words that are in common use. */
    public static StatusWords common() {
        return new StatusWords(Map.of());
    }

    /** The common words, and before them the given ones. */
    public static StatusWords with(Map<String, Outcome> given) {
        Map<String, Outcome> plain = new LinkedHashMap<>();
        given.forEach((word, outcome) -> plain.put(plain(word), outcome));
        return new StatusWords(plain);
    }

    /** What the word means; null if unknown. */
    public @Nullable Outcome of(String word) {
        String plain = plain(word);
        Outcome outcome = given.get(plain);
        outcome = outcome == null ? commonly(plain) : outcome;
        return outcome == null && saysFailure(plain) ? Outcome.FAILED : outcome;
    }

    /** Words of one system only, such as {@code LAUNCH_FAILED}, or cut off by a narrow column, such as {@code OUT_OF_ME+}. */
    private static boolean saysFailure(String word) {
        if (word.endsWith("+")) {
            return word.length() > MIN_CUT && "out_of_memory".startsWith(word.substring(0, word.length() - 1));
        }
        return word.endsWith("_fail") || word.endsWith("_failed") || word.endsWith("_failure") || word.endsWith("_error");
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private static @Nullable Outcome commonly(String word) {
        return switch (word) {
            case "completed", "complete", "success", "successful", "succeeded", "ok", "okay", "passed", "pass", "done", "finished",
                    "closed", "resolved", "true", "cached", "neutral", "fixed" -> Outcome.COMPLETED;
            case "failed", "fail", "failure", "failing", "error", "errored", "unstable", "timeout", "timed_out", "timedout",
                    "out_of_memory", "oom", "oomkilled", "evicted", "node_fail", "boot_fail", "infrastructure_fail", "deadline",
                    "startup_failure", "crashed", "shutdown", "dead", "expired", "false", "lost" -> Outcome.FAILED;
            case "cancelled", "canceled", "cancel", "aborted", "abort", "killed", "preempted", "revoked", "skipped", "removed",
                    "deleted", "stale", "stopped", "terminated", "dropped", "rejected", "not_built", "not_run", "wontfix",
                    "won't_fix", "superseded", "upstream_failed" -> Outcome.CANCELLED;
            case "running", "active", "in_progress", "inprogress", "started", "doing", "completing", "suspended", "stopping",
                    "cancelling", "canceling", "terminating", "configuring", "resizing", "signaling", "stage_out", "restarting",
                    "deferred", "paused", "working", "in_review" -> Outcome.ACTIVE;
            case "pending", "queued", "waiting", "new", "open", "todo", "to_do", "created", "submitted", "received", "scheduled",
                    "requested", "planned", "preparing", "blocked", "on_hold", "held", "manual", "waiting_for_resource", "backlog",
                    "ready", "requeued", "requeue_hold", "resv_del_hold", "special_exit", "retry", "retrying", "awaiting_retry",
                    "up_for_retry", "up_for_reschedule", "action_required" -> Outcome.PENDING;
            default -> null;
        };
    }
}
