package taskmgmt.run.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.BodySignature;
import taskmgmt.run.http.WebTarget;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.task.Status;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.run.Ready;

/** Asks web servers for steps, each in a thread that waits for the answer. */
final class WebhookRequests {
    /** Of an answer to be recorded, in characters. */
    private static final int MAX_TAIL = 2_000;
    private static final ExitStatus GOOD = new ExitStatus(0);
    private static final ExitStatus BAD = new ExitStatus(1);
    private static final RecordSnapshot NO_FIGURES = new RecordSnapshot(null, WorkFigures.NONE);

    private final Map<String, String> environment;

    /** @param environment where secrets are found, and which addresses may be asked */
    WebhookRequests(Map<String, String> environment) {
        this.environment = environment;
    }

    StepCommands.Running begin(AdvanceRun.Begun begun, Ready.Means.Request request, Consumer<StepCommands.Ended> whenEnded) {
        WebCall call;
        try {
            call = new WebCall(AddressRule.parse(environment.get(AddressRule.VARIABLE)));
        } catch (IllegalArgumentException e) {
            whenEnded.accept(new StepCommands.Ended(begun, null, "", "the setting http-allow: " + e.getMessage()));
            return () -> { };
        }
        Thread.ofPlatform().name("step-" + begun.begin().path()).start(() -> whenEnded.accept(ask(begun, request, call)));
        return new StepCommands.Running() {
            @Override
            public void stop() {
                call.stop();
            }

            @Override
            public void leave() {
                call.stop();
            }
        };
    }

    private StepCommands.Ended ask(AdvanceRun.Begun begun, Ready.Means.Request request, WebCall call) {
        Ready ready = begun.begin().ready();
        Duration timeout = ready.timeout() == null ? Step.Webhook.DEFAULT_TIMEOUT : ready.timeout();
        try {
            WebReply reply = call.ask(request(begun, request), timeout);
            return new StepCommands.Ended(begun, attempted(reply, !ready.secrets().isEmpty()), reply.text(), null);
        } catch (WebCall.FailedException e) {
            return new StepCommands.Ended(begun, failed(String.valueOf(e.getMessage()), e.category(), Map.of()), "", null);
        } catch (IllegalArgumentException e) {
            return new StepCommands.Ended(begun, null, "", e.getMessage());
        } catch (RuntimeException e) {
            return new StepCommands.Ended(begun, null, "", "a bug: " + e); // whoever leads the run must hear of its end
        }
    }

    private WebRequest request(AdvanceRun.Begun begun, Ready.Means.Request asked) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("User-Agent", "task-mgmt", "Accept", "application/json, text/plain;q=0.9, */*;q=0.1"));
        String body = asked.body();
        if (body != null) {
            headers.put("Content-Type", asked.isJson() ? "application/json" : "text/plain; charset=utf-8");
        }
        asked.headers().forEach((name, value) -> put(headers, name, value));
        asked.secretHeaders().forEach((name, variable) -> put(headers, name, ProcessCommands.secret(variable, environment)));
        headers.put("Idempotency-Key", begun.task().id());
        if (asked.signedBy() != null) {
            byte[] key = ProcessCommands.secret(asked.signedBy(), environment).getBytes(StandardCharsets.UTF_8);
            headers.put(BodySignature.FIELD, BodySignature.of((body == null ? "" : body).getBytes(StandardCharsets.UTF_8), key));
        }
        return new WebRequest(asked.method(), WebTarget.parse(asked.url()), headers, body);
    }

    /** Names of fields are the same in any case. */
    private static void put(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }

    /** @param silent whether a secret was sent, which the answer may say again */
    private static RecordedRun.Attempted attempted(WebReply reply, boolean silent) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("http_status", (long) reply.status());
        if (!silent && !reply.text().isBlank()) {
            known.put("output_tail", reply.text().substring(0, Math.min(MAX_TAIL, reply.text().length())));
        }
        if (!reply.isGood()) {
            return failed(silent ? "answers with status " + reply.status() : reply.error(), reply.category(), known);
        }
        MoveTask.Complete complete = new MoveTask.Complete(null, Map.of("http_status", (long) reply.status()), known, WorkFigures.NONE, Status.Proof.OBSERVED);
        return new RecordedRun.Attempted(GOOD, null, NO_FIGURES, List.of(complete));
    }

    private static RecordedRun.Attempted failed(String error, ErrorCategory category, Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(known);
        metadata.put("error_category", category.text());
        return new RecordedRun.Attempted(BAD, error, NO_FIGURES,
                List.of(new MoveTask.Fail(error, metadata, WorkFigures.NONE, Status.Proof.OBSERVED)));
    }
}
