package taskmgmt.run.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.JobWork;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.BodySignature;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;
import taskmgmt.run.task.RecordedRun;

/** One web request as the work of a task or step. One thread sends it; another one may end it. */
public final class WebWork {
    /** How long a server may take, where nobody says. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Of an answer to be recorded, in characters. */
    private static final int MAX_TAIL = 2_000;

    private final JobWork.Request request;
    private final Map<String, String> environment;
    private final WebCall call;

    /**
     * @param environment where secrets are found, and which addresses may be asked
     * @throws IllegalArgumentException if the setting of what may be asked is none
     */
    public WebWork(JobWork.Request request, Map<String, String> environment) {
        this.request = request;
        this.environment = environment;
        this.call = new WebCall(AddressRule.ofSetting(environment.get(AddressRule.VARIABLE)));
    }

    /** It is not wanted any more. */
    public void stop() {
        call.stop();
    }

    /**
     * What was answered.
     *
     * @param text of its body; empty if there was no answer
     */
    public record Answer(RecordedRun.Attempted attempted, String text) {}

    /**
     * Asks.
     *
     * @param key    is the same for each attempt, so that the server can tell that it has done this already
     * @param silent whether the answer may have a secret in it, and nothing of it is recorded
     * @throws IllegalArgumentException if it cannot be asked: a secret is missing, or the address is none
     */
    public Answer ask(String key, boolean silent, @Nullable Duration timeout) {
        try {
            WebReply reply = call.ask(request(key), timeout == null ? DEFAULT_TIMEOUT : timeout);
            return new Answer(attempted(reply, silent || !request.secretHeaders().isEmpty()), reply.text());
        } catch (WebCall.FailedException e) {
            return new Answer(RecordedRun.Attempted.failed(String.valueOf(e.getMessage()), e.category().text(), Map.of()), "");
        }
    }

    private WebRequest request(String key) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("User-Agent", "task-mgmt", "Accept", "application/json, text/plain;q=0.9, */*;q=0.1"));
        String body = request.body();
        if (body != null) {
            headers.put("Content-Type", request.isJson() ? "application/json" : "text/plain; charset=utf-8");
        }
        request.headers().forEach((name, value) -> put(headers, name, value));
        request.secretHeaders().forEach((name, variable) -> put(headers, name, secret(variable)));
        headers.put("Idempotency-Key", key);
        if (request.signedBy() != null) {
            byte[] signing = secret(request.signedBy()).getBytes(StandardCharsets.UTF_8);
            headers.put(BodySignature.FIELD, BodySignature.of((body == null ? "" : body).getBytes(StandardCharsets.UTF_8), signing));
        }
        return new WebRequest(request.method(), WebTarget.parse(request.url()), headers, body);
    }

    private String secret(String name) {
        String secret = environment.get(name);
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("the secret " + name + " is not in the environment of whoever asks the server");
        }
        return secret;
    }

    /** Names of fields are the same in any case. */
    private static void put(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }

    private static RecordedRun.Attempted attempted(WebReply reply, boolean silent) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("http_status", (long) reply.status());
        if (!silent && !reply.text().isBlank()) {
            known.put("output_tail", reply.text().substring(0, Math.min(MAX_TAIL, reply.text().length())));
        }
        return reply.isGood() ? RecordedRun.Attempted.completed(Map.of("http_status", (long) reply.status()), known)
                : RecordedRun.Attempted.failed(silent ? "answers with status " + reply.status() : reply.error(), reply.category().text(), known);
    }
}
