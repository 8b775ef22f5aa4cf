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
 * The word of a worker that it works on a task. It runs out by itself unless it is renewed; then anybody may claim the task. Immutable.
 *
 * <p>In a record it is the object {@value Task#LEASE}: {@code {"claim":4711,"worker":"w1","length":"PT5M","until":"2026-…Z"}}, and
 * after it was given up or ran out also {@code "ended":"released"} or {@code "ended":"expired"}.
 *
 * @param token  a number that each later claim of the task exceeds, so that a report of an earlier one is known by it: the fencing
 *               token of Martin Kleppmann, <i>How to do distributed locking</i> (2016). It is where in the registry the claim was
 *               written, in bytes
 * @param worker who works on it, as it calls itself
 * @param length for how long it holds without a word from the worker
 * @param until  when it runs out
 */
public record Lease(long token, String worker, Duration length, Instant until) {
    public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);
    public static final Duration MIN_LENGTH = Duration.ofSeconds(1);
    public static final Duration MAX_LENGTH = Duration.ofDays(30);

    /** Of the field by which an event names the claim that it is reported by. A key that says "token" would have its value taken for a secret. */
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

    /** One that begins now. */
    public static Lease from(Instant now, long token, String worker, Duration length) {
        return new Lease(token, worker, length, now.plus(length));
    }

    /** @throws IllegalArgumentException where it is shorter than a second or longer than 30 days */
    public static Duration length(String text) {
        Duration length = Durations.parse(text);
        if (length.compareTo(MIN_LENGTH) < 0 || length.compareTo(MAX_LENGTH) > 0) {
            throw new IllegalArgumentException("a lease takes from 1s to 30d");
        }
        return length;
    }

    /** By which the task is held now, whether it has run out or not; null where nobody holds it in this way. */
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

    /** The token of the newest claim of the task, whatever became of it; 0 where there was none. */
    public static long lastToken(Task task) {
        return task.fields().get(Task.LEASE) instanceof Map<?, ?> map && map.get(CLAIM) instanceof Long token ? token : 0;
    }

    /**
     * By which the task is held, if that is by this token.
     *
     * @throws RefusedException where it is not: another claim has the task, or none
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
     * Why an event that names the claim by which it is reported is not to be taken: the task has passed to somebody else meanwhile. Null where
     * it may be, or names none.
     *
     * @param task as it is; null where there is none yet, which nobody can have claimed
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

    /** Whether it has run out. Work that rests is not taken from anybody. */
    public boolean isOver(Task task, Instant now) {
        return task.status() == Status.ACTIVE && !now.isBefore(until);
    }

    /** The same from now on. */
    public Lease renewed(Instant now, @Nullable Duration other) {
        return from(now, token, worker, other == null ? length : other);
    }

    /** As a record has it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(CLAIM, token);
        map.put(WORKER, worker);
        map.put(LENGTH, length.toString());
        map.put(UNTIL, Rfc3339.format(until));
        return map;
    }

    /** As a record has it once the work is given up. */
    public Map<String, @Nullable Object> toMap(End end) {
        Map<String, @Nullable Object> map = toMap();
        map.put(ENDED, end.text());
        return map;
    }
}
