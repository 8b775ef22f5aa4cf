package taskmgmt.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/** The command {@code serve} as it runs, with clients of it, until it is closed. */
public final class Served implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String SAID = "http://localhost:";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    /** Guarded by itself: one thread says it, another asks. */
    private final StringBuilder err = new StringBuilder();
    private final Thread thread;

    private Served(Tool tool, String[] arguments) {
        thread = Thread.ofPlatform().name("serve").start(() -> {
            List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
            all.addAll(List.of(arguments));
            status.complete(CommandLineRunner.run(all.toArray(String[]::new), tool.sessionTelling(new Said())));
            port.completeExceptionally(new IllegalStateException("it has ended: " + err()));
        });
    }

    /** Starts it; returns when it listens. */
    public static Served by(Tool tool, String... arguments) throws InterruptedException, ExecutionException, TimeoutException {
        Served served = new Served(tool, arguments);
        served.port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return served;
    }

    /** Standard error, where it says its port. */
    private final class Said extends OutputStream {
        @Override
        public void write(int b) {
            synchronized (err) {
                err.append((char) b);
                int at = err.indexOf(SAID);
                int end = at < 0 ? -1 : err.indexOf("\n", at);
                if (end >= 0) {
                    port.complete(Integer.valueOf(err.substring(at + SAID.length(), end)));
                }
            }
        }
    }

    public int port() {
        return port.join();
    }

    /** All that it has said to whoever started it. */
    public String err() {
        synchronized (err) {
            return err.toString();
        }
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, body, headers);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SAID + port() + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The body of an answer, which is an object. */
    public static Map<String, @Nullable Object> json(HttpResponse<String> response) throws BadJsonException {
        return Json.strict().parse(response.body());
    }

    /** Interrupts it, and returns what it ended with. */
    public int end() throws InterruptedException, ExecutionException, TimeoutException {
        thread.interrupt();
        return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        client.close();
        try {
            end();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException("the server does not end", e);
        }
    }
}
