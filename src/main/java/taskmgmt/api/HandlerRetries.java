package taskmgmt.api;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.run.task.RetryRule;

/**
 * When a task is retried after its handler threw. Without such a rule, tasks are not retried automatically.
 *
 * @param limit   the maximum number of retries, 1 or more; attempts whose process died count too
 * @param first   the wait before the first retry; each further wait is twice as long
 * @param longest the maximum wait
 * @param worth   which exceptions are worth another attempt. An {@link Error} never is, nor is a failed verification
 */
public record HandlerRetries(int limit, Duration first, Duration longest, Predicate<Exception> worth) {
    private static final Duration USUAL_FIRST = Duration.ofSeconds(1);
    private static final Duration DEFAULT_MAX = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if the limit is less than 1, a time is negative, or the longest is shorter than the first */
    public HandlerRetries {
        if (limit < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a limit is 1 or more, and of two waits that are not negative the second is the longer one");
        }
    }

    /** This many retries, after 1 s, 2 s, 4 s and so on up to a minute, whatever the handler threw. */
    public static HandlerRetries upTo(int limit) {
        return new HandlerRetries(limit, USUAL_FIRST, DEFAULT_MAX, _ -> true);
    }

    /** The same rule with other waits. */
    public HandlerRetries waiting(Duration before, Duration atMost) {
        return new HandlerRetries(limit, before, atMost, worth);
    }

    /** The same rule, but only after these exceptions. */
    public HandlerRetries onlyAfter(Predicate<Exception> cause) {
        return new HandlerRetries(limit, first, longest, cause);
    }

    /** @param done how often the task has been retried so far */
    boolean allows(int done, Exception cause) {
        return done < limit && worth.test(cause);
    }

    Duration pause(int done) {
        return new RetryRule(limit, first, longest, Set.of()).pause(done);
    }
}
