package taskmgmt.integration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/**
 * Sends JSON requests to a web server, and repeats them if the server was unavailable. Redirects are not followed, because they
 * would take the credential elsewhere; at most {@value #MAX_BYTES} bytes of an answer are read, within the time limit of one
 * request. Only permitted addresses are contacted, because an integration is in a file of the log directory, and its host name may
 * lead elsewhere tomorrow. Not thread-safe.
 */
final class RemoteCall {
    private static final int MAX_BYTES = 16 << 20;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MAX_SHOWN = 200;

    private final Integration integration;
    private final Map<String, String> headers;
    private final RetryPause pause;
    private final AddressRule rule;

    /** @param headers with the credential */
    RemoteCall(Integration integration, Map<String, String> headers, Contact contact) {
        this.integration = integration;
        this.headers = Map.copyOf(headers);
        this.pause = contact.pause();
        this.rule = integration.mayBePrivate() ? contact.rule().withAnyPrivate() : contact.rule();
    }

    /** The outcome of a request: its status, 0 if there was none, and the answer or what went wrong. */
    private record Reply(int status, String text, boolean unsent) {
        boolean isGood() {
            return status >= FIRST_GOOD && status < FIRST_REDIRECT;
        }

        /** Whether the request may be repeated. */
        boolean mayBeAsked(boolean repeatable) {
            boolean refused = unsent || status == TOO_MANY || status == UNAVAILABLE;
            return refused || repeatable && (status == 0 || status >= FIRST_SERVER_ERROR);
        }
    }

    /**
     * The server's answer.
     *
     * @param body       null for a GET
     * @param repeatable whether repeating it does no harm; other requests are repeated only if they were certainly not carried out
     * @throws RemoteException if it does not answer, or the answer is not a JSON object
     */
    Map<String, @Nullable Object> ask(String path, @Nullable Map<String, ?> body, boolean repeatable) throws RemoteException, InterruptedException {
        return parsed(text(path, body, repeatable));
    }

    /** The same, as text in any format. */
    String text(String path, @Nullable Map<String, ?> body, boolean repeatable) throws RemoteException, InterruptedException {
        Duration wait = integration.limits().pause();
        for (int i = 0; ; i++) {
            Reply reply = once(path, body);
            if (reply.isGood()) {
                return reply.text();
            }
            if (i >= integration.limits().retries() || !reply.mayBeAsked(repeatable) || !pause.before(wait)) {
                throw new RemoteException(reply.status() == 0 ? reply.text() : integration.url() + path + " answers with status " + reply.status()
                        + (reply.text().isBlank() ? "" : ": " + shortened(reply.text())));
            }
            wait = wait.multipliedBy(2);
        }
    }

    private static String shortened(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
    }

    private static Map<String, @Nullable Object> parsed(String text) throws RemoteException {
        try {
            return Json.lenient().parse(text);
        } catch (BadJsonException e) {
            throw new RemoteException("the answer is no object of JSON: " + e.getMessage());
        }
    }

    private Reply once(String path, @Nullable Map<String, ?> body) throws RemoteException {
        WebRequest request;
        try {
            Map<String, String> fields = new LinkedHashMap<>(Map.of("Accept", "application/json", "User-Agent", "task-mgmt"));
            fields.putAll(headers);
            if (body != null) {
                fields.put("Content-Type", "application/json");
            }
            request = new WebRequest(body == null ? "GET" : "POST", WebTarget.parse(integration.url() + path), fields, body == null ? null : JsonPrinter.compact(body));
        } catch (IllegalArgumentException e) {
            throw new RemoteException(integration.url() + ": " + e.getMessage());
        }
        try {
            WebReply reply = new WebCall(rule).reading(MAX_BYTES).ask(request, integration.limits().timeout());
            return new Reply(reply.status(), reply.text(), false);
        } catch (WebCall.FailedException e) {
            boolean refused = e.category() == ErrorCategory.PERMISSION;
            String said = e.of(integration.url()) + (e.isMerelyPrivate() ? ", and so can integration add --allow-private" : "");
            if (refused) {
                throw new RemoteException(said);
            }
            return new Reply(0, said, !e.hasConnected());
        }
    }
}
