package taskmgmt.run.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import taskmgmt.json.JsonLineWriter;
import taskmgmt.run.agent.tool.Waiting;

/**
 * Asks the service of a model, and again after a while where it has too much to do or is in trouble. By the
 * client of {@code java.base}, as webhooks are: the runtime of the image has no other, and one request at a time needs none. The key is in
 * the header of a request and nowhere else.
 */
final class ModelService {
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_ERROR = 300;
    private static final int BUFFER = 8_192;
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

        /** @param wishSeconds how long the service wants nobody to ask; 0 where it does not say */
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
     * @throws AgentException where there is no answer
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
        try {
            return waiting.get(() -> once(request, end), end);
        } catch (TimeoutException _) {
            throw new Failed(Trouble.TIMEOUT, waiting.isOver() ? "interrupted" : "the service did not answer in time", 0);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Failed known -> throw known;
                case AgentException known -> throw known;
                case TooLongException known -> throw known;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private String hide(String message) {
        return key == null ? message : message.replace(key, "***");
    }

    private ChatReply once(ChatRequest request, long end) throws Failed, AgentException, TooLongException {
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, (end - System.nanoTime()) / 1_000_000));
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) URI.create(model.url() + protocol.path()).toURL().openConnection();
            send(connection, JsonLineWriter.of(protocol.body(request)), millis);
            int status = connection.getResponseCode();
            if (status != OK) {
                refused(status, connection, end);
            }
            boolean isStream = String.valueOf(connection.getContentType()).startsWith("text/event-stream");
            return isStream ? pieces(connection.getInputStream(), end) : whole(connection.getInputStream(), end);
        } catch (SocketTimeoutException _) {
            throw new Failed(Trouble.TIMEOUT, "the service did not answer in time", 0);
        } catch (IOException e) {
            throw new Failed(Trouble.NETWORK, "the service cannot be asked: " + e.getMessage(), 0);
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private void send(HttpURLConnection connection, byte[] body, int millis) throws IOException {
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length); // and so Java sends it once, whatever happens
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("User-Agent", "task-mgmt");
        protocol.headers(key).forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private void refused(int status, HttpURLConnection connection, long end) throws IOException, Failed, AgentException, TooLongException {
        InputStream body = connection.getErrorStream();
        String said = body == null ? "" : message(new String(read(body, end), StandardCharsets.UTF_8));
        String words = "the service answers with status " + status + (said.isEmpty() ? "" : ": " + said);
        String lower = said.toLowerCase(Locale.ROOT);
        if (status == TOO_LARGE || status == BAD_REQUEST && isTooLong(lower)) {
            throw new TooLongException(hide(words));
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw AgentException.ofAgent(AgentFault.TASK_AGENT_INCOMPATIBLE, hide(words) + ": see the variable " + model.keyVariable());
        }
        if (status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
            throw new Failed(status == TOO_MANY ? Trouble.RATE_LIMIT : Trouble.SERVICE, words, connection.getHeaderFieldInt("Retry-After", 0));
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
                text = error instanceof Map<?, ?> map ? (map.get("code") == null ? map.get("type") : map.get("code")) + " " + map.get("message") : String.valueOf(error);
            }
        } catch (BadJsonException _) {
            text = body.strip(); // said in the service's own way
        }
        return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR) + "…";
    }

    private ChatReply whole(InputStream in, long end) throws IOException, AgentException, Failed {
        byte[] bytes = read(in, end);
        try {
            return protocol.reply(Json.lenient().parse(bytes, 0, bytes.length));
        } catch (BadJsonException e) {
            throw new Failed(Trouble.VALIDATION, "the service's answer is no JSON: " + e.getMessage(), 0);
        }
    }

    /** Line by line as they come: however slowly that is, the time is looked at with each piece. */
    private ChatReply pieces(InputStream in, long end) throws IOException, AgentException, Failed {
        ReplyPieces pieces = protocol.pieces();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            all = checked(all + length, end);
            for (int i = 0; i < length; i++) {
                if (buffer[i] != '\n') {
                    line.write(buffer[i]);
                } else if (pieces.line(line.toString(StandardCharsets.UTF_8).strip())) {
                    return pieces.reply();
                } else {
                    line.reset();
                }
            }
        }
        pieces.line(line.toString(StandardCharsets.UTF_8).strip());
        return pieces.reply();
    }

    private static byte[] read(InputStream in, long end) throws IOException, Failed {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            checked((long) bytes.size() + length, end);
            bytes.write(buffer, 0, length);
        }
        return bytes.toByteArray();
    }

    private static long checked(long bytes, long end) throws Failed {
        if (System.nanoTime() - end > 0) {
            throw new Failed(Trouble.TIMEOUT, "the service's answer came too slowly", 0);
        }
        if (bytes > MAX_BYTES) {
            throw new Failed(Trouble.VALIDATION, "the service's answer has more than " + MAX_BYTES + " bytes", 0);
        }
        return bytes;
    }
}
