package taskmgmt.cli.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/** A web server on this machine that remembers what it was asked, and can be told to fail first. */
abstract class RemoteServer implements AutoCloseable {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<Map<String, List<String>>> headers = Collections.synchronizedList(new ArrayList<>());
    final Queue<Integer> failures = new ArrayDeque<>();
    private final HttpServer server;

    RemoteServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The body of the answer; null for 404. */
    abstract @Nullable Object answer(String method, String path, Map<String, @Nullable Object> body);

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestMethod() + " " + path);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        Integer failure = failures.poll();
        if (failure != null && failure == 0) {
            exchange.close();
            return;
        }
        Object answer;
        try {
            answer = failure != null ? Map.of("detail", "not now")
                    : answer(exchange.getRequestMethod(), path, text.isEmpty() ? Map.of() : Json.strict().parse(text));
        } catch (BadJsonException e) {
            throw new IOException(e);
        }
        String said = answer == null ? "{}" : answer instanceof String plain ? plain : JsonPrinter.compact(answer);
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        if (failure != null && failure / 100 == 3) {
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        }
        exchange.sendResponseHeaders(failure != null ? failure : answer == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
