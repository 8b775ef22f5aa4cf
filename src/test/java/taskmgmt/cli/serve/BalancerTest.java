package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.ServedProcess;
import taskmgmt.testkit.Tool;

/** Two servers on one log directory behind a load balancer. */
@Timeout(300)
class BalancerTest {
    private static final int CLIENTS = 8;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private String key = "";

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a", "--title", "a", "--logs", "logs");
        Map<String, @Nullable Object> made = Json.strict().parse(tool.run("key", "create", "--name", "x", "--role", "admin", "--json", "--logs", "logs").out());
        key = "Bearer " + made.get("key");
    }

    /** Hands each connection to the next server that says at {@code /readyz} that it is ready, and looks no deeper. */
    private static final class Balancer implements AutoCloseable {
        private final ServerSocket front;
        private final List<ServedProcess> servers = new CopyOnWriteArrayList<>();
        private final AtomicInteger next = new AtomicInteger();

        Balancer(ServedProcess... servers) throws IOException {
            front = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            this.servers.addAll(List.of(servers));
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = front.accept();
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                // The test has ended.
            }
        }

        private void connect(Socket client) {
            try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), ready().port())) {
                Thread back = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                back.join();
            } catch (IOException e) {
                // The client sees its connection end.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void pump(Socket from, Socket to) {
            try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // One end is gone, and with it the connection.
            }
        }

        private ServedProcess ready() throws IOException {
            for (int i = 0; i < servers.size(); i++) {
                ServedProcess server = servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
                try {
                    if (server.send("GET", "/readyz", null).statusCode() == 200) {
                        return server;
                    }
                } catch (IOException e) {
                    // It is gone: the next one.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
            throw new IOException("no server is ready");
        }

        String url() {
            return "http://localhost:" + front.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            front.close();
        }
    }

    private HttpResponse<String> post(HttpClient client, String url, String body, String idempotencyKey) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", key).header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One of them ends in good order under the load, and comes back, as in an upgrade: no client gets anything but the answer that it wants, after it has asked once more at most. */
    @Test
    void clientsDoNotNoticeThatOneOfThemIsReplaced() throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Queue<String> made = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ServedProcess one = ServedProcess.in(directory, "", List.of()); ServedProcess other = ServedProcess.in(directory, "", List.of());
                Balancer balancer = new Balancer(one, other)) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "c" + i + "-";
                clients.add(Thread.ofVirtual().start(() -> create(balancer.url(), name, over, made, wrong)));
            }
            awaitMore(made, CLIENTS);
            other.process().destroy();
            assertThat(other.process().waitFor()).isIn(0, 130, 143);
            balancer.servers.remove(other);
            awaitMore(made, CLIENTS);
            try (ServedProcess next = ServedProcess.in(directory, "", List.of())) {
                balancer.servers.add(next);
                awaitMore(made, 4 * CLIENTS);
                over.set(true);
                for (Thread client : clients) {
                    client.join();
                }
                assertThat(next.send("GET", "/api/v1/tasks/" + made.peek(), null, "Authorization", key).statusCode()).isEqualTo(200);
            }
        }
        assertThat(wrong).isEmpty();
        tool.at("2099-01-01T00:00:00Z");
        List<String> ids = tool.run("task", "list", "-q", "--logs", "logs").out().lines().toList();
        assertThat(ids).containsAll(made).doesNotHaveDuplicates().hasSize(made.size() + 1);
        assertThat(tool.run("audit", "verify", "--logs", "logs").status()).isZero();
    }

    private static void awaitMore(Queue<String> made, int more) {
        int wanted = made.size() + more;
        while (made.size() < wanted) {
            Thread.onSpinWait();
        }
    }

    private void create(String url, String name, AtomicBoolean over, Queue<String> made, Queue<String> wrong) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int n = 0; !over.get(); n++) {
                String id = name + n;
                HttpResponse<String> answer = again(client, url + "/api/v1/tasks", "{\"title\":\"x\",\"task_id\":\"" + id + "\"}", id);
                if (answer.statusCode() == 201 && id.equals(Served.json(answer).get("task_id"))) {
                    made.add(id);
                } else {
                    wrong.add(id + ": " + answer.statusCode() + " " + answer.body());
                }
            }
        } catch (Exception e) {
            wrong.add(name + e);
        }
    }

    /** As clients do it: the same request again where the connection broke off, or the server was about to end. */
    private HttpResponse<String> again(HttpClient client, String url, String body, String id) throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = post(client, url, body, id);
            return answer.statusCode() == 503 ? post(client, url, body, id) : answer;
        } catch (IOException e) {
            return post(client, url, body, id);
        }
    }
}
