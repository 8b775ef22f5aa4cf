package taskmgmt.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/** A service that speaks the chat completions protocol, or whatever a test has it answer at {@code /messages}, and answers what a test wants, in its order; the last answer again and again. */
public final class ChatService implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Answers a request; the argument is its body. */
    public interface Answer {
        void to(String body, HttpExchange exchange) throws IOException, InterruptedException;
    }

    public ChatService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.createContext("/v1/messages", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        String key = exchange.getRequestHeaders().getFirst("x-api-key");
        authorizations.add(key == null ? String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                : key + " " + exchange.getRequestHeaders().getFirst("anthropic-version"));
        Answer answer;
        synchronized (answers) {
            answer = answers.size() > 1 ? answers.remove() : answers.element();
        }
        try {
            answer.to(body, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** Up to and without {@code /chat/completions}. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    public ChatService then(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** A text, whole. */
    public ChatService says(String text) {
        return then((body, exchange) -> send(exchange, 200, "application/json", reply(text, List.of())));
    }

    /** Calls of tools, each a name and arguments, whole. */
    public ChatService calls(String... namesAndArguments) {
        return then((body, exchange) -> send(exchange, 200, "application/json", reply("", calls(List.of(namesAndArguments)))));
    }

    /** What the function makes of the request. */
    public ChatService answers(Function<String, String> text) {
        return then((body, exchange) -> send(exchange, 200, "application/json", reply(text.apply(body), List.of())));
    }

    /** A status with a body. */
    public ChatService status(int status, String body, String... headers) {
        return then((_, exchange) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            send(exchange, status, "application/json", body);
        });
    }

    /** A stream of these lines. */
    public ChatService streams(String... lines) {
        return then((body, exchange) -> send(exchange, 200, "text/event-stream", String.join("\n\n", lines) + "\n\n"));
    }

    /** A stream of these lines, and then nothing until the test is over. */
    public ChatService streamsAndHangs(String... lines) {
        return then((body, exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write((String.join("\n\n", lines) + "\n\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            closed.await();
        });
    }

    /** A stream of which a little comes again and again, and never an end, until whoever asked has gone. */
    public ChatService drips() {
        return then((body, exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write(':');
                out.flush();
            }
        });
    }

    /** Nothing, until the test is over. */
    public ChatService hangs() {
        return then((body, exchange) -> closed.await());
    }

    private static List<Map<String, @Nullable Object>> calls(List<String> words) {
        List<Map<String, @Nullable Object>> calls = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            calls.add(Map.of("id", "call_" + i, "type", "function", "function", Map.of("name", words.get(i), "arguments", words.get(i + 1))));
        }
        return calls;
    }

    private static String reply(String text, List<Map<String, @Nullable Object>> calls) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", text.isEmpty() ? null : text);
        if (!calls.isEmpty()) {
            message.put("tool_calls", calls);
        }
        return JsonPrinter.compact(Map.of("id", "completion", "object", "chat.completion", "created", 1L, "model", "m",
                "choices", List.of(Map.of("index", 0L, "message", message, "finish_reason", calls.isEmpty() ? "stop" : "tool_calls")),
                "usage", Map.of("prompt_tokens", 100L, "completion_tokens", 10L, "total_tokens", 110L)));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
