package taskmgmt.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/**
 * A response.
 *
 * @param headers in the order in which they are sent
 * @param body    all of it; empty if a stream is sent
 * @param stream  sends the body piece by piece for as long as it likes; null if there is a body
 */
// Never compared, and bodies are never changed: copying each would cost as much as sending it.
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Map<String, String> headers, byte[] body, @Nullable Stream stream) {
    public static final String CONTENT_TYPE = "Content-Type";
    public static final int OK = 200;
    public static final int CREATED = 201;
    private static final String JSON = "application/json";

    /** A response body, which may be streamed. */
    @FunctionalInterface
    public interface Stream {
        /** Returns when there is no more to send. If the client leaves before that, {@code out} throws an exception. */
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    public Response {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** JSON as the command line prints it. */
    public static Response json(int status, String text) {
        return of(status, JSON, text);
    }

    /** A value as JSON, formatted as the command line prints it. */
    public static Response json(int status, @Nullable Object value) {
        StringBuilder text = new StringBuilder();
        try {
            JsonPrinter.pretty(value, 0, text);
        } catch (IOException e) {
            throw new IllegalStateException("a StringBuilder refused text", e);
        }
        return json(status, text.append('\n').toString());
    }

    /** A page, which contains its own style and scripts. */
    public static Response html(String page) {
        return of(OK, "text/html; charset=utf-8", page);
    }

    public static Response of(int status, String contentType, String text) {
        return new Response(status, Map.of(CONTENT_TYPE, contentType), text.getBytes(StandardCharsets.UTF_8), null);
    }

    public static Response streaming(String contentType, Stream stream) {
        return new Response(OK, Map.of(CONTENT_TYPE, contentType), new byte[0], stream);
    }

    /** A status alone. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0], null);
    }

    /** The same with an additional header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body, stream);
    }

    /** The same with those headers that it does not have yet. */
    public Response withDefaults(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        others.forEach(more::putIfAbsent);
        return new Response(status, more, body, stream);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
