package taskmgmt.run.agent;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.chat.ChatReply;
import taskmgmt.agent.chat.ChatRequest;
import taskmgmt.agent.chat.ChatProtocol;
import taskmgmt.agent.chat.ReplyPieces;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.run.agent.tool.Waiting;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/**
 * Asks the service of a model, and again after a while where it has too much to do or is in trouble. By sockets, as webhooks are: the
 * client of {@code java.base} hides what a service says with a status of 401, or sends a request again by itself. The host of the
 * address may be private, as the user has named it. The key is in the header of a request and nowhere else.
 */
final class ModelService {
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_ERROR = 300;
    private static final List<String> STREAM_BEGINNINGS = List.of("data:", "event:", "id:", "retry:", ":");
    private static final String LATE = "the service did not answer in time";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int MAX_WISH_SECONDS = 60;

    private final AgentMeans.Model model;
    private final ChatProtocol protocol;
    private final @Nullable String key;
    private final Waiting waiting;

    /** @param key null where the service wants none */
    ModelService(AgentMeans.Model model, @Nullable String key, Waiting waiting) {
        this.model = model;
        this.protocol = ChatProtocol.of(model.protocol());
        this.key = key;
        this.waiting = waiting;
    }

    /** A request that came to nothing. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final Trouble trouble;
        private final int wishSeconds;

        /** @param wishSeconds how long the service wants no requests; 0 if it does not say */
        Failed(Trouble trouble, String message, int wishSeconds) {
            super(message);
            this.trouble = trouble;
            this.wishSeconds = wishSeconds;
        }
    }

    /** The conversation is longer than the model can read. */
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLongException(String message) {
            super(message);
        }
    }

    /**
     * Asks.
     *
     * @param limit for all tries together
     * @throws AgentException if there is no answer
     */
    ChatReply ask(ChatRequest request, Duration limit) throws AgentException, TooLongException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (int retries = 0; true; retries++) {
            try {
                return within(request, end);
            } catch (Failed e) {
                Trouble trouble = e.trouble;
                Duration wait = e.wishSeconds > 0 ? Duration.ofSeconds(Math.min(e.wishSeconds, MAX_WISH_SECONDS)) : trouble.pause(retries + 1);
                boolean hasTime = System.nanoTime() + wait.toNanos() < end;
                if (retries >= trouble.retries() || !hasTime || !waiting.pause(wait)) {
                    String message = hide(String.valueOf(e.getMessage())) + (retries == 0 ? "" : ", also after " + retries + (retries == 1 ? " retry" : " retries"));
                    throw AgentException.ofAgent(trouble == Trouble.TIMEOUT ? AgentFault.TIMEOUT
                            : trouble == Trouble.VALIDATION ? AgentFault.RESULT_MAPPING_ERROR : AgentFault.PLAN_EXECUTION_ERROR, message);
                }
            }
        }
    }

    private ChatReply within(ChatRequest request, long end) throws Failed, AgentException, TooLongException, InterruptedException {
        WebRequest sent = sent(request);
        Duration limit = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        WebCall call = new WebCall(AddressRule.of(List.of(sent.address().host()))).reading(MAX_BYTES + 1).until(protocol.lastLine());
        try {
            return read(waiting.get(() -> call.ask(sent, limit), end));
        } catch (TimeoutException _) {
            throw new Failed(Trouble.TIMEOUT, waiting.isOver() ? "interrupted" : LATE, 0);
        } catch (ExecutionException e) {
            throw failed(e.getCause() instanceof WebCall.FailedException known ? known : unexpected(e), sent.address().shown());
        } finally {
            call.stop();
        }
    }

    private static WebCall.FailedException unexpected(ExecutionException e) {
        throw new IllegalStateException(e);
    }

    private static Failed failed(WebCall.FailedException e, String shown) throws AgentException {
        String words = "the service cannot be asked: " + e.of(shown);
        return switch (e.category()) {
            case TIMEOUT -> new Failed(Trouble.TIMEOUT, LATE, 0);
            case NETWORK -> new Failed(Trouble.NETWORK, words, 0);
            default -> throw AgentException.ofAgent(AgentFault.PLAN_EXECUTION_ERROR, words);
        };
    }

    private WebRequest sent(ChatRequest request) throws AgentException {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream",
                "User-Agent", "task-mgmt"));
        headers.putAll(protocol.headers(key));
        WebTarget target = WebTarget.parse(model.url() + protocol.path());
        try {
            return new WebRequest("POST", target, headers, JsonPrinter.compact(protocol.body(request)));
        } catch (IllegalArgumentException e) { // its message names the header and not the key
            throw AgentException.ofAgent(AgentFault.TASK_AGENT_INCOMPATIBLE, e.getMessage() + look());
        }
    }

    /** Where to look for a key. */
    private String look() {
        return model.keyVariable() == null ? "; the agent has no key" : ": see the variable " + model.keyVariable();
    }

    private String hide(String message) {
        return key == null ? message : message.replace(key, "***");
    }

    private ChatReply read(WebReply reply) throws Failed, AgentException, TooLongException {
        if (reply.status() != OK) {
            refused(reply);
        }
        String text = reply.text();
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Failed(Trouble.VALIDATION, "the service's answer has more than " + MAX_BYTES + " bytes", 0);
        }
        return isStream(text.stripLeading()) ? pieces(text) : whole(text);
    }

    /** Whether these are server-sent events, whatever was asked for. */
    private static boolean isStream(String text) {
        for (String each : STREAM_BEGINNINGS) {
            if (text.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private void refused(WebReply reply) throws Failed, AgentException, TooLongException {
        int status = reply.status();
        String said = message(reply.text());
        String words = "the service answers with status " + status + (said.isEmpty() ? "" : ": " + said);
        if (status == TOO_LARGE || status == BAD_REQUEST && isTooLong(said.toLowerCase(Locale.ROOT))) {
            throw new TooLongException(hide(words));
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw AgentException.ofAgent(AgentFault.TASK_AGENT_INCOMPATIBLE, hide(words) + look());
        }
        if (status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
            Duration wish = reply.retryAfter();
            throw new Failed(status == TOO_MANY ? Trouble.RATE_LIMIT : Trouble.SERVICE, words, wish == null ? 0 : (int) wish.toSeconds());
        }
        throw AgentException.ofAgent(AgentFault.PLAN_EXECUTION_ERROR, hide(words));
    }

    private static boolean isTooLong(String said) {
        return said.contains("context") && (said.contains("length") || said.contains("window")) || said.contains("prompt is too long");
    }

    /** What an error says, by the usual object or as it is. */
    private static String message(String body) {
        String text = body.strip();
        try {
            Object error = text.startsWith("{") ? Json.lenient().parse(text).get("error") : null;
            if (error != null) {
                text = error instanceof Map<?, ?> map ? words(map) : String.valueOf(error);
            }
        } catch (BadJsonException _) {
            text = body.strip(); // said in the service's own way
        }
        text = text.replaceAll("\\s+", " ");
        return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR) + "…";
    }

    private static String words(Map<?, ?> error) {
        Object kind = error.get("code") == null ? error.get("type") : error.get("code");
        Object message = error.get("message");
        return kind == null ? String.valueOf(message) : message == null ? kind.toString() : kind + " " + message;
    }

    private ChatReply whole(String text) throws AgentException, Failed {
        try {
            return protocol.reply(Json.lenient().parse(text));
        } catch (BadJsonException e) {
            throw new Failed(Trouble.VALIDATION, "the service's answer is no JSON: " + e.getMessage(), 0);
        }
    }

    private ChatReply pieces(String text) throws AgentException {
        ReplyPieces pieces = protocol.pieces();
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (pieces.line(text.substring(from, to).strip())) {
                break;
            }
            from = to + 1;
        }
        return pieces.reply();
    }
}
