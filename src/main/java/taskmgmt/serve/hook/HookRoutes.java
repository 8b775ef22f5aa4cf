package taskmgmt.serve.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.change.trigger.FireTrigger;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.hash.Sha256;
import taskmgmt.run.http.BodySignature;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.gate.FailureLimit;
import taskmgmt.trigger.Trigger;
import taskmgmt.trigger.TriggerSource;
import taskmgmt.trigger.TriggeringEvent;

/**
 * Receives webhooks. The sender signs the body with a shared secret, as GitHub does: {@code sha256=} and the HMAC-SHA256 (RFC
 * 2104) in hexadecimal. Triggers cannot be probed: without a valid signature all answers are the same.
 */
public final class HookRoutes {
    private static final String HOOKS = "/api/v1/hooks";
    private static final List<String> SIGNATURES = List.of("X-Hub-Signature-256", BodySignature.FIELD);
    private static final String EVENT = "X-GitHub-Event";
    private static final List<String> DELIVERIES = List.of("X-GitHub-Delivery", "Idempotency-Key");
    private static final String PING = "ping";
    private static final int ACCEPTED = 202;

    private final Path directory;
    private final Triggered triggered;
    private final FailureLimit failures;

    /** @param nanos a clock that never goes back */
    public HookRoutes(Path directory, Triggered triggered, LongSupplier nanos) {
        this.directory = directory;
        this.triggered = triggered;
        this.failures = new FailureLimit(nanos, "this address has sent too often what is not signed");
    }

    public List<Route> routes() {
        return List.of(Route.change("POST", HOOKS + "/{name}", Role.OPERATOR, "takeWebhook", "start the workflow of a trigger, for a signed webhook",
                List.of(BodyField.anything("what the other system says")), this::take).open());
    }

    private Response take(Call call) throws IOException {
        Request request = call.request();
        failures.require(request);
        Trigger trigger = trusted(call.variable("name"), request);
        String event = request.header(EVENT);
        if (PING.equals(event)) {
            return nothing("a ping");
        }
        TriggerSource.Webhook source = (TriggerSource.Webhook) trigger.source();
        if (source.event() != null && !source.event().equals(event)) {
            return nothing(EVENT + " is " + (event == null ? "missing" : "'" + event + "'") + ", and not '" + source.event() + "'");
        }
        TriggeringEvent occurrence = new TriggeringEvent(delivery(request), call.body().all());
        String mismatch = trigger.mismatch(occurrence);
        if (mismatch != null) {
            return nothing(mismatch);
        }
        FireTrigger.Fired fired = triggered.fire(trigger, occurrence);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("started", fired.isNew());
        answer.put("run_id", fired.runId());
        return Response.json(fired.isNew() ? ACCEPTED : Response.OK, answer);
    }

    private static Response nothing(String why) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("started", false);
        answer.put("reason", why);
        return Response.json(Response.OK, answer);
    }

    /** What is the same when this delivery is sent again. */
    private static String delivery(Request request) {
        for (String header : DELIVERIES) {
            String id = request.header(header);
            if (id != null && !id.isBlank()) {
                return id;
            }
        }
        return Sha256.hex(request.body(), 0, request.body().length);
    }

    private Trigger trusted(String name, Request request) throws IOException {
        for (Trigger each : TriggerFile.enabled(directory)) {
            if (each.name().equals(name) && each.source() instanceof TriggerSource.Webhook source && isSigned(request, triggered.secret(source.credential()))) {
                return each;
            }
        }
        failures.failed(request);
        throw Problem.of(401, "the body is not signed by somebody who is known here")
                .remedy("sign it with the secret of the trigger, and send the signature in " + SIGNATURES.getFirst()).exception();
    }

    private static boolean isSigned(Request request, String secret) {
        byte[] expected = BodySignature.of(request.body(), secret.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
        for (String header : SIGNATURES) {
            String shown = request.header(header);
            if (shown != null && MessageDigest.isEqual(expected, shown.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }
}
