package taskmgmt.alert.act;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.hash.Sha256;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.BodySignature;
import taskmgmt.run.http.RepeatedCall;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/** Posts a body to a web server, and retries after a while if that may succeed. */
public final class WebhookPost {
    private final String url;
    private final String shown;
    private final AddressRule rule;
    private final WebCall.Resolver resolver;
    private final RepeatedCall.Pause pause;

    /**
     * A post that has not been sent yet.
     *
     * @param shown the address as shown to people, because the real one may be a secret
     * @param rule  which addresses it may go to
     */
    WebhookPost(String url, String shown, AddressRule rule, WebCall.Resolver resolver, RepeatedCall.Pause pause) {
        this.url = url;
        this.shown = shown;
        this.rule = rule;
        this.resolver = resolver;
        this.pause = pause;
    }

    /**
     * Null if the server accepted it; otherwise why not.
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
        RepeatedCall.Failure failure = new RepeatedCall(rule, resolver, pause).send(request, shown);
        return failure == null ? null : failure.isMerelyPrivate() ? failure.text() + ", and so can alert add --allow-private" : failure.text();
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
