package taskmgmt.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.testkit.Tool;

/** A client over pipes; one call at a time. */
final class PipedClient implements AutoCloseable {
    private final OutputStream requests;
    private final BufferedReader replies;
    private final FutureTask<Integer> server;
    private long last;

    private PipedClient(Tool tool, List<String> options) throws IOException {
        Pipe in = Pipe.open();
        Pipe out = Pipe.open();
        requests = Channels.newOutputStream(in.sink());
        OutputStream written = Channels.newOutputStream(out.sink());
        replies = new BufferedReader(new InputStreamReader(Channels.newInputStream(out.source()), StandardCharsets.UTF_8));
        List<String> words = new ArrayList<>(List.of("mcp"));
        words.addAll(options);
        server = new FutureTask<>(() -> CommandLineRunner.run(words.toArray(new String[0]), session(tool, Channels.newInputStream(in.source()), written)));
        Thread.ofPlatform().daemon().start(server);
    }

    /** One that has begun a session. */
    PipedClient(Tool tool, String name, String... options) throws IOException {
        this(tool, List.of(options));
        Map<String, @Nullable Object> hello = request("initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of(),
                "clientInfo", Map.of("name", name, "version", "1")));
        assertThat(hello.get("result")).extracting("serverInfo").extracting("name").isEqualTo("task-mgmt");
        send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
    }

    /** One that has not said anything yet. */
    static PipedClient silent(Tool tool, String... options) throws IOException {
        return new PipedClient(tool, List.of(options));
    }

    private static Session session(Tool tool, InputStream in, OutputStream out) {
        return Session.over(out, OutputStream.nullOutputStream(), in, tool.session().clock(), tool.session().environment(),
                tool.session().workingDirectory(), Terminal.NONE, tool.session().random());
    }

    void send(Map<String, ?> message) throws IOException {
        line(JsonPrinter.compact(message));
    }

    void line(String text) throws IOException {
        requests.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        requests.flush();
    }

    /** The next message of the server. */
    Map<String, @Nullable Object> next() throws IOException {
        try {
            return Json.strict().parse(Objects.requireNonNull(replies.readLine(), "the server has gone"));
        } catch (BadJsonException e) {
            throw new IOException(e);
        }
    }

    Map<String, @Nullable Object> request(String method, Map<String, ?> parameters) throws IOException {
        long id = ++last;
        send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
        Map<String, @Nullable Object> reply = next();
        assertThat(reply).containsEntry("id", id);
        return reply;
    }

    /** The result of a request. */
    Map<?, ?> result(String method, Map<String, ?> parameters) throws IOException {
        Map<String, @Nullable Object> reply = request(method, parameters);
        return (Map<?, ?>) Objects.requireNonNull(reply.get("result"), () -> String.valueOf(reply));
    }

    /** What is said where a request is refused. */
    String refusal(String method, Map<String, ?> parameters) throws IOException {
        Map<?, ?> error = (Map<?, ?>) Objects.requireNonNull(request(method, parameters).get("error"));
        return error.get("code") + " " + error.get("message");
    }

    /** What a tool answers. */
    Map<?, ?> call(String name, Map<String, ?> arguments) throws IOException {
        Map<?, ?> result = (Map<?, ?>) request("tools/call", Map.of("name", name, "arguments", arguments)).get("result");
        return (Map<?, ?>) Objects.requireNonNull(Objects.requireNonNull(result).get("structuredContent"));
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            assertThat(server.get()).isZero();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
