package taskmgmt.run.task;

import java.time.Duration;
import java.util.Set;

/**
 * Whether and when a failed command is retried. Pure.
 *
 * @param limit   how often it is run again at most
 * @param first   how long to wait before the first of them; each further wait is twice as long
 * @param longest how long to wait at most
 * @param codes   the exit codes that are worth another try; empty for all but 0
 */
public record RetryRule(int limit, Duration first, Duration longest, Set<Integer> codes) {
    public static final RetryRule NEVER = new RetryRule(0, Duration.ZERO, Duration.ZERO, Set.of());

    public RetryRule {
        codes = Set.copyOf(codes);
    }

    /** @param done how often it has been run again already */
    public boolean allows(int done, int code) {
        return done < limit && (codes.isEmpty() || codes.contains(code));
    }

    /** How long to wait before it is run again, having been so this often. */
    public Duration pause(int done) {
        Duration pause = first;
        for (int i = 0; i < done && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
