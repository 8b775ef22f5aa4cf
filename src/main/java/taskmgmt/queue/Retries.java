package taskmgmt.queue;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether and when a failed task is retried.
 *
 * @param limit   the maximum number of retries
 * @param first   the wait before the first retry; each further wait is twice as long
 * @param longest the maximum wait
 * @param codes   the exit codes that are worth another attempt; empty for all but 0
 * @param byCategory whether the {@linkplain ErrorCategory category} of an error decides all this instead
 */
public record Retries(int limit, Duration first, Duration longest, Set<Integer> codes, boolean byCategory) {
    public static final Retries NONE = new Retries(0, Duration.ofSeconds(1), Duration.ofMinutes(1), Set.of());
    /** Retries decided by the category of each error. */
    public static final Retries BY_CATEGORY = new Retries(0, Duration.ofSeconds(1), Duration.ofMinutes(1), Set.of(), true);

    /** Retries with these figures, whatever went wrong. */
    public Retries(int limit, Duration first, Duration longest, Set<Integer> codes) {
        this(limit, first, longest, codes, false);
    }

    public Retries {
        codes = new TreeSet<>(codes);
    }
}
