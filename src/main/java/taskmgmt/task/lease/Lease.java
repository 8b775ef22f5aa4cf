package taskmgmt.task.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Durations;
import taskmgmt.time.Rfc3339;

/**
 * A worker's promise that it is working on a task. It expires by itself unless it is renewed; then anybody may claim the task. Immutable.
 *
 * <p>In a record it is the object {@value Task#LEASE}: {@code {"claim":4711,"worker":"w1","length":"PT5M","until":"2026-…Z"}}.
 * After it was given up or expired, it also has {@code "ended":"released"} or {@code "ended":"expired"}.
 *
 * @param token  a number that is larger for each later claim of the task, so that a report from an earlier claim is
 *               recognised: the fencing token of Martin Kleppmann, <i>How to do distributed locking</i> (2016). It is the
 *               offset in the registry at which the claim was written, in bytes
 * @param worker who works on it, by the name it gives itself
 * @param length how long the lease is valid without a renewal by the worker
 * @param until  when it expires
 */
public record Lease(long token, String worker, Duration length, Instant until) {
    public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);
    public static final Duration MIN_LENGTH = Duration.ofSeconds(1);
    public static final Duration MAX_LENGTH = Duration.ofDays(30);

    /**
     * The field in which an event names the claim it is reported under. The value of a key that says "token" would be taken for a
     * secret.
     */
    public static final String UNDER_CLAIM = "under_claim";

    private static final String CLAIM = "claim";
    private static final String WORKER = "worker";
    private static final String LENGTH = "length";
    private static final String UNTIL = "until";
    private static final String ENDED = "ended";
    private static final int MAX_DIGITS = 18;

    /** How a lease ended before the work did. */
    public enum End {
        RELEASED("released"),
        EXPIRED("expired");

        private final String text;

        End(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A lease that begins now. */
    public static Lease from(Instant now, long token, String worker, Duration length) {
        return new Lease(token, worker, length, now.plus(length));
    }

    /** @throws IllegalArgumentException if it is shorter than a second or longer than 30 days */
    public static Duration length(String text) {
        Duration length = Durations.parse(text);
        if (length.compareTo(MIN_LENGTH) < 0 || length.compareTo(MAX_LENGTH) > 0) {
            throw new IllegalArgumentException("a lease takes from 1s to 30d");
        }
        return length;
    }

    /** The lease by which the task is held now, expired or not; null if nobody holds it by a lease. */
    public static @Nullable Lease of(Task task) {
        boolean isHeld = task.status() == Status.ACTIVE || task.status() == Status.PAUSED;
        return isHeld && task.fields().get(Task.LEASE) instanceof Map<?, ?> map && map.get(ENDED) == null ? of(map) : null;
    }

    private static @Nullable Lease of(Map<?, ?> map) {
        Instant until = map.get(UNTIL) instanceof String text ? Rfc3339.parse(text) : null;
        try {
            return map.get(CLAIM) instanceof Long token && map.get(WORKER) instanceof String worker
                    && map.get(LENGTH) instanceof String length && until != null
                    ? new Lease(token, worker, length(length), until) : null;
        } catch (IllegalArgumentException _) {
            return null; // another program has written it
        }
    }

    /** The token of the newest claim of the task, whatever became of it; 0 if there was none. */
    public static long lastToken(Task task) {
        return task.fields().get(Task.LEASE) instanceof Map<?, ?> map && map.get(CLAIM) instanceof Long token ? token : 0;
    }

    /**
     * The lease by which the task is held, if it has this token.
     *
     * @throws RefusedException if it does not: another claim holds the task, or none
     */
    public static Lease held(Task task, long token) {
        Lease lease = of(task);
        if (lease == null || lease.token != token) {
            throw new RefusedException(Refusal.NOT_ALLOWED,
                    "token " + token + " does not hold task " + task.id() + ": " + state(task, lease));
        }
        return lease;
    }

    /**
     * Why an event that names the claim it is reported under must be rejected: the task has passed to somebody else in the
     * meantime. Null if the event is acceptable or names no claim.
     *
     * @param task as it is now; null if it does not exist yet, in which case nobody can have claimed it
     */
    public static @Nullable String fault(TaskEvent event, @Nullable Task task) {
        Object named = event.fields().get(UNDER_CLAIM);
        if (named == null) {
            return null;
        }
        Long token = named instanceof Long number ? number : named instanceof String text ? digits(text) : null;
        if (token == null) {
            return "'" + UNDER_CLAIM + "' is not the token of a claim";
        }
        Lease lease = task == null ? null : of(task);
        return task == null ? "token " + token + " does not hold task " + event.taskId() + ": nobody has claimed it"
                : lease != null && lease.token == token ? null : "token " + token + " does not hold task " + task.id() + ": " + state(task, lease);
    }

    private static @Nullable Long digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return text.isEmpty() || text.length() > MAX_DIGITS ? null : Long.valueOf(text);
    }

    private static String state(Task task, @Nullable Lease lease) {
        if (lease != null) {
            return lease.worker + " has claimed it with another one";
        }
        Object ended = task.fields().get(Task.LEASE) instanceof Map<?, ?> map ? map.get(ENDED) : null;
        return "it is " + task.status().text() + (ended == null ? "" : ", the last lease was " + ended);
    }

    /** Whether it has expired. Paused work is not taken away from anybody. */
    public boolean isOver(Task task, Instant now) {
        return task.status() == Status.ACTIVE && !now.isBefore(until);
    }

    /** The same lease, starting now. */
    public Lease renewed(Instant now, @Nullable Duration other) {
        return from(now, token, worker, other == null ? length : other);
    }

    /** The lease as a record holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(CLAIM, token);
        map.put(WORKER, worker);
        map.put(LENGTH, length.toString());
        map.put(UNTIL, Rfc3339.format(until));
        return map;
    }

    /** The lease as a record holds it after it ended in this way. */
    public Map<String, @Nullable Object> toMap(End end) {
        Map<String, @Nullable Object> map = toMap();
        map.put(ENDED, end.text());
        return map;
    }
}
