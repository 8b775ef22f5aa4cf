package taskmgmt.serve.gate;

import java.util.function.LongSupplier;
import taskmgmt.access.RateLimit;
import taskmgmt.serve.Problem;
import taskmgmt.serve.ProblemException;
import taskmgmt.serve.Request;

/** How often an address may fail to show who it is. May be shared between threads. */
public final class FailureLimit {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final RateLimit failures = RateLimit.slow(10, 6);
    private final LongSupplier nanos;
    private final String exhausted;

    /**
     * A limit for all addresses.
     *
     * @param nanos     a clock that never goes back
     * @param exhausted what the answer says to an address that has failed too often
     */
    public FailureLimit(LongSupplier nanos, String exhausted) {
        this.nanos = nanos;
        this.exhausted = exhausted;
    }

    /** @throws ProblemException if the address has failed too often */
    public void require(Request request) {
        long wait = failures.look(request.peer(), nanos.getAsLong());
        if (wait > 0) {
            throw tooMany(wait, exhausted);
        }
    }

    /** Counts a failure of its address. */
    public void failed(Request request) {
        failures.take(request.peer(), nanos.getAsLong());
    }

    static ProblemException tooMany(long nanos, String why) {
        return Problem.of(429, why).retryAfter((nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND).exception();
    }
}
