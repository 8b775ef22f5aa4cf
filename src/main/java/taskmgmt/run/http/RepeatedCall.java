package taskmgmt.run.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.ErrorCategory;

/**
 * Sends a request to a web server, and sends it again where it may be taken then: up to three times, after one second and after two
 * more. A server is given 10 s to answer.
 */
public final class RepeatedCall {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final AddressRule rule;
    private final WebCall.Resolver resolver;
    private final Pause pause;

    /** Waits before another try. */
    public interface Pause {
        /** Whether there should be another one. */
        boolean before(Duration time) throws InterruptedException;
    }

    /** @param rule which addresses may be asked */
    public RepeatedCall(AddressRule rule, WebCall.Resolver resolver, Pause pause) {
        this.rule = rule;
        this.resolver = resolver;
        this.pause = pause;
    }

    /**
     * Why the server did not take it.
     *
     * @param text            for people
     * @param isMerelyPrivate whether the address was not asked, but would be by a rule that allows any private one
     */
    public record Failure(String text, boolean isMerelyPrivate) {}

    /**
     * Null if the server took it.
     *
     * @param shown the address for people, as it may be a secret itself
     */
    public @Nullable Failure send(WebRequest request, String shown) throws InterruptedException {
        Outcome outcome = once(request, shown);
        Duration wait = FIRST_PAUSE;
        for (int i = 1; i < TRIES && outcome.mayPass && pause.before(wait); i++) {
            outcome = once(request, shown);
            wait = wait.multipliedBy(2);
        }
        return outcome.failure;
    }

    /**
     * What came of one try.
     *
     * @param failure null where the server took it
     * @param mayPass whether it may take it later
     */
    private record Outcome(@Nullable Failure failure, boolean mayPass) {}

    private Outcome once(WebRequest request, String shown) {
        try {
            WebReply reply = new WebCall(rule, resolver).ask(request, TIMEOUT);
            return reply.isGood()
                    ? new Outcome(null, false)
                    : new Outcome(new Failure(shown + " " + reply.statusText(), false), reply.status() >= FIRST_SERVER_ERROR || reply.status() == TOO_MANY);
        } catch (WebCall.FailedException e) {
            return new Outcome(new Failure(e.of(shown), e.isMerelyPrivate()), e.category() != ErrorCategory.PERMISSION);
        }
    }
}
