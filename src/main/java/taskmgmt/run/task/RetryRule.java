package taskmgmt.run.task;

import java.time.Duration;
import java.util.Set;

/**
 * Whether and when a failed command is retried. Pure.
 *
 * @param limit   the maximum number of retries
 * @param first   how long to wait before the first retry; each further wait is twice as long
 * @param longest the maximum wait
 * @param codes   the exit codes that are retried; empty for all but 0
 */
public record RetryRule(int limit, Duration first, Duration longest, Set<Integer> codes) {
    public static final RetryRule NEVER = new RetryRule(0, Duration.ZERO, Duration.ZERO, Set.of());

    public RetryRule {
        codes = Set.copyOf(codes);
    }

    /** @param done the number of retries so far */
    public boolean allows(int done, int code) {
        return done < limit && (codes.isEmpty() || codes.contains(code));
    }

    /** How long to wait before the next retry, after this many. */
    public Duration pause(int done) {
        Duration pause = first;
        for (int i = 0; i < done && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
