package taskmgmt.alert.act;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.hash.Sha256;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.BodySignature;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/** Posts a body to a web server, and again after a while where it may take it then. */
public final class WebhookPost {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final String url;
    private final String shown;
    private final AddressRule rule;
    private final WebCall.Resolver resolver;
    private final Pause pause;

    /** Waits before another try. */
    public interface Pause {
        /** Whether another one is to be made. */
        boolean before(Duration time) throws InterruptedException;
    }

    /**
     * A post that was not sent yet.
     *
     * @param shown the address for people, which may be a secret itself
     * @param rule  which addresses it may go to
     */
    WebhookPost(String url, String shown, AddressRule rule, WebCall.Resolver resolver, Pause pause) {
        this.url = url;
        this.shown = shown;
        this.rule = rule;
        this.resolver = resolver;
        this.pause = pause;
    }

    /**
     * Null where the server took it; else why not.
     *
     * @param key signs the body; null for none
     */
    @Nullable String send(String body, Alert alert, byte @Nullable [] key) throws InterruptedException {
        WebRequest request;
        try {
            request = new WebRequest("POST", WebTarget.parse(url), headers(body, alert, key), body);
        } catch (IllegalArgumentException e) {
            return shown + ": " + String.valueOf(e.getMessage()).replace(url, shown);
        }
        Outcome outcome = once(request);
        Duration wait = FIRST_PAUSE;
        for (int i = 1; i < TRIES && outcome.mayPass && pause.before(wait); i++) {
            outcome = once(request);
            wait = wait.multipliedBy(2);
        }
        return outcome.error;
    }

    /**
     * What came of one try.
     *
     * @param error   null where the server took it
     * @param mayPass whether it may take it later
     */
    private record Outcome(@Nullable String error, boolean mayPass) {}

    private Outcome once(WebRequest request) {
        try {
            WebReply reply = new WebCall(rule, resolver).ask(request, TIMEOUT);
            return reply.isGood()
                    ? new Outcome(null, false)
                    : new Outcome(shown + " " + reply.statusText(), reply.status() >= FIRST_SERVER_ERROR || reply.status() == TOO_MANY);
        } catch (WebCall.FailedException e) {
            boolean refused = e.category() == ErrorCategory.PERMISSION;
            return new Outcome(e.of(shown) + (refused ? ", and so can alert add --allow-private" : ""), !refused);
        }
    }

    private static Map<String, String> headers(String body, Alert alert, byte @Nullable [] key) {
        byte[] id = alert.id().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "task-mgmt");
        headers.put("X-Task-Mgmt-Event", alert.kind().text());
        headers.put("Idempotency-Key", Sha256.hex(id, 0, id.length));
        if (key != null) {
            headers.put(BodySignature.FIELD, BodySignature.of(body.getBytes(StandardCharsets.UTF_8), key));
        }
        return headers;
    }
}
