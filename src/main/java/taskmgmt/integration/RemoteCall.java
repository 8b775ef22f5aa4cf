package taskmgmt.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/**
 * Asks a web server by JSON, and again where it could not answer. No redirect is followed, as that would take the credential elsewhere; of an answer
 * at most {@value #MAX_BYTES} bytes are read. By the client of {@code java.base}: the runtime of the image has no other. Not thread-safe.
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

    /** @param headers by which the server knows us */
    RemoteCall(Integration integration, Map<String, String> headers, RetryPause pause) {
        this.integration = integration;
        this.headers = Map.copyOf(headers);
        this.pause = pause;
    }

    /** What an answer was: its status, 0 where there was none, and what it said or what went wrong. */
    private record Reply(int status, String text, boolean unsent) {
        boolean isGood() {
            return status >= FIRST_GOOD && status < FIRST_REDIRECT;
        }

        /** Whether the same may be asked again. */
        boolean mayBeAsked(boolean repeatable) {
            boolean refused = unsent || status == TOO_MANY || status == UNAVAILABLE;
            return refused || repeatable && (status == 0 || status >= FIRST_SERVER_ERROR);
        }
    }

    /**
     * What the server answers.
     *
     * @param body       null for a GET
     * @param repeatable whether it does no harm to ask twice; what may have been done already is only asked again where it surely was not
     * @throws RemoteException where it does not answer, or not with an object of JSON
     */
    Map<String, @Nullable Object> ask(String path, @Nullable Map<String, ?> body, boolean repeatable) throws RemoteException, InterruptedException {
        return parsed(text(path, body, repeatable));
    }

    /** The same, whatever the server answers with. */
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

    private Reply once(String path, @Nullable Map<String, ?> body) {
        try {
            return exchange((HttpURLConnection) URI.create(integration.url() + path).toURL().openConnection(), body);
        } catch (ConnectException e) {
            return new Reply(0, integration.url() + ": " + e.getMessage(), true);
        } catch (IOException e) {
            return new Reply(0, integration.url() + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()), false);
        }
    }

    private Reply exchange(HttpURLConnection connection, @Nullable Map<String, ?> body) throws IOException {
        int timeout = (int) Math.min(Integer.MAX_VALUE, integration.limits().timeout().toMillis());
        connection.setConnectTimeout(timeout);
        connection.setReadTimeout(timeout);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("User-Agent", "task-mgmt");
        headers.forEach(connection::setRequestProperty);
        try {
            if (body != null) {
                byte[] bytes = JsonPrinter.compact(body).getBytes(StandardCharsets.UTF_8);
                connection.setRequestMethod("POST");
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setFixedLengthStreamingMode(bytes.length); // and so Java sends it once, whatever happens
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(bytes);
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] answer = in == null ? new byte[0] : in.readNBytes(MAX_BYTES);
                return new Reply(status, new String(answer, StandardCharsets.UTF_8), false);
            }
        } finally {
            connection.disconnect();
        }
    }
}
