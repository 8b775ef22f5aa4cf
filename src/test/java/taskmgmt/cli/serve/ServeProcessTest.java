package taskmgmt.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.ServedProcess;
import taskmgmt.testkit.Tool;

/** What becomes of the server as a process: when it is killed, when the disk is full, and what is left in its memory. */
@Timeout(300)
class ServeProcessTest {
    private static final String AUTHORIZATION = "Authorization";
    private static final int CLIENTS = 64;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a", "--title", "a", "--logs", "logs");
    }

    private String key() throws Exception {
        Map<String, @Nullable Object> made = Json.strict().parse(tool.run("key", "create", "--name", "x", "--role", "admin", "--json", "--logs", "logs").out());
        return String.valueOf(made.get("key"));
    }

    private ServedProcess served(String... jvm) throws IOException {
        return ServedProcess.in(directory, "", List.of(jvm));
    }

    private void verifies() {
        // Later than what the processes have written, whose clocks are the machine's.
        tool.at("2099-01-01T00:00:00Z");
        assertThat(tool.run("audit", "verify", "--logs", "logs")).satisfies(result -> assertThat(result.status()).as(result.out() + result.err()).isZero());
        assertThat(tool.run("doctor", "--logs", "logs")).satisfies(result -> assertThat(result.status()).as(result.out() + result.err()).isZero());
    }

    /** Sixty-four clients create tasks, one after the other each, until the server is killed in the middle; what was answered with 201 is there. */
    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        String key = "Bearer " + key();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (ServedProcess server = served()) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "c" + i + "-";
                clients.add(Thread.ofVirtual().start(() -> createUntilItIsGone(server, name, key, acknowledged)));
            }
            while (acknowledged.size() < 5 * CLIENTS) {
                Thread.onSpinWait();
            }
            server.kill();
            for (Thread client : clients) {
                client.join();
            }
        }
        String registry = Files.readString(directory.resolve("logs/registry.jsonl"));
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(5 * CLIENTS).allSatisfy(id -> assertThat(registry).contains("\"" + id + "\""));
        try (ServedProcess again = served()) {
            for (String id : acknowledged) {
                assertThat(again.send("GET", "/api/v1/tasks/" + id, null, AUTHORIZATION, key).statusCode()).as(id).isEqualTo(200);
            }
            assertThat(again.send("POST", "/api/v1/tasks", "{\"title\":\"next\"}", AUTHORIZATION, key).statusCode()).isEqualTo(201);
        }
        verifies();
    }

    private static void createUntilItIsGone(ServedProcess server, String name, String key, Queue<String> acknowledged) {
        try {
            for (int n = 0; n < Integer.MAX_VALUE; n++) {
                String id = name + n;
                if (server.send("POST", "/api/v1/tasks", "{\"title\":\"x\",\"task_id\":\"" + id + "\"}", AUTHORIZATION, key).statusCode() == 201) {
                    acknowledged.add(id);
                }
            }
        } catch (IOException e) {
            // It was killed: what had been answered by then counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer is lost: nobody reads it, and the server is killed as soon as the change is on the disk. */
    @Test
    void aRequestWhoseAnswerWasLostIsAnsweredAfterwards() throws Exception {
        String key = "Bearer " + key();
        String body = "{\"title\":\"once\",\"start\":true}";
        try (ServedProcess server = served(); Socket socket = server.raw(("POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: k\r\n"
                + AUTHORIZATION + ": " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1))) {
            assertThat(socket.isConnected()).isTrue();
            while (!Files.readString(directory.resolve("logs/registry.jsonl")).contains("task.started")) {
                Thread.onSpinWait();
            }
            server.kill();
        }
        try (ServedProcess again = served()) {
            HttpResponse<String> first = again.send("POST", "/api/v1/tasks", body, AUTHORIZATION, key, "Idempotency-Key", "k");
            HttpResponse<String> second = again.send("POST", "/api/v1/tasks", body, AUTHORIZATION, key, "Idempotency-Key", "k");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.body()).isEqualTo(first.body()).contains("\"title\": \"once\"");
        }
        assertThat(tool.events()).containsExactly("task.created", "task.created", "task.started");
        verifies();
    }

    /** The library for agents takes time and memory, which a server without agents does not pay for. */
    @Test
    void theLibraryForAgentsIsLoadedWhenTheFirstOneComes() throws Exception {
        String key = "Bearer " + key();
        Path classes = directory.resolve("classes.txt");
        try (ServedProcess server = served("-Xlog:class+load:file=" + classes)) {
            assertThat(server.send("GET", "/api/v1/tasks", null, AUTHORIZATION, key).statusCode()).isEqualTo(200);
            assertThat(server.send("GET", "/mcp", null, AUTHORIZATION, key).statusCode()).isEqualTo(405);
            assertThat(Files.readString(classes)).contains("taskmgmt.serve.agent.AgentRoutes").doesNotContain("io.modelcontextprotocol", "reactor.core", "tools.jackson");

            String hello = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}";
            assertThat(server.send("POST", "/mcp", hello, AUTHORIZATION, key).statusCode()).isEqualTo(200);
            assertThat(Files.readString(classes)).contains("io.modelcontextprotocol", "reactor.core", "tools.jackson");
        }
    }

    /** Two servers on one directory: each sees what the other has written, and no move is made twice. */
    @Test
    void twoServersOnOneDirectoryAreOneLog() throws Exception {
        String key = "Bearer " + key();
        Queue<String> claimed = new ConcurrentLinkedQueue<>();
        try (ServedProcess one = served(); ServedProcess other = served()) {
            for (int i = 0; i < 40; i++) {
                assertThat((i % 2 == 0 ? one : other).send("POST", "/api/v1/tasks", "{\"title\":\"x\",\"task_type\":\"w\",\"task_id\":\"t" + i + "\"}", AUTHORIZATION, key)
                        .statusCode()).isEqualTo(201);
                assertThat((i % 2 == 0 ? other : one).send("GET", "/api/v1/tasks/t" + i, null, AUTHORIZATION, key).statusCode()).isEqualTo(200);
            }
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ServedProcess server = i % 2 == 0 ? one : other;
                workers.add(Thread.ofVirtual().start(() -> claimAll(server, key, claimed)));
            }
            for (Thread worker : workers) {
                worker.join();
            }
        }
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
        verifies();
    }

    private static void claimAll(ServedProcess server, String key, Queue<String> claimed) {
        try {
            for (HttpResponse<String> answer = claim(server, key); answer.statusCode() != 204; answer = claim(server, key)) {
                claimed.add(answer.statusCode() == 200 ? String.valueOf(Served.json(answer).get("task_id")) : answer.body());
            }
        } catch (Exception e) {
            claimed.add(e.toString());
        }
    }

    private static HttpResponse<String> claim(ServedProcess server, String key) throws IOException, InterruptedException {
        return server.send("POST", "/api/v1/tasks/claim", "{\"task_type\":\"w\"}", AUTHORIZATION, key);
    }

    /** The limit on the size of files is raised under the server, as when somebody frees space on its disk. */
    @Test
    void whereThereIsRoomAgainItWritesAgainWithoutARestart() throws Exception {
        String key = "Bearer " + key();
        List<String> acknowledged = new ArrayList<>();
        try (ServedProcess server = ServedProcess.in(directory, "ulimit -S -f 64", List.of("-Xshare:auto"))) {
            HttpResponse<String> answer = create(server, key, "t0");
            for (int i = 1; answer.statusCode() == 201; i++) {
                acknowledged.add("t" + (i - 1));
                answer = create(server, key, "t" + i);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
            assertThat(create(server, key, "still-full").statusCode()).isEqualTo(507);
            Process raised = new ProcessBuilder("prlimit", "--pid", String.valueOf(server.process().pid()), "--fsize=unlimited").inheritIO().start();
            assertThat(raised.waitFor()).isZero();

            for (String id : List.of("again", "and-again")) {
                HttpResponse<String> done = create(server, key, id);
                assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
                acknowledged.add(id);
            }
            HttpResponse<String> incident = server.send("POST", "/api/v1/incidents", "{\"failure_mode\":\"disk_full\",\"severity\":\"low\"}", AUTHORIZATION, key);
            assertThat(incident.statusCode()).as(incident.body()).isEqualTo(201);
        }
        assertThat(tool.run("task", "list", "-q", "--logs", "logs").out().lines().toList()).containsAll(acknowledged);
        verifies();
    }

    private static HttpResponse<String> create(ServedProcess server, String key, String id) throws IOException, InterruptedException {
        return server.send("POST", "/api/v1/tasks", "{\"title\":\"x\",\"task_id\":\"" + id + "\"}", AUTHORIZATION, key);
    }

    /** No file may grow beyond 64 KiB, as on a disk that is full. */
    @Test
    void whatFindsTheDiskFullIsSaidAndReadingGoesOn() throws Exception {
        String key = "Bearer " + key();
        int written = 0;
        String full;
        try (ServedProcess server = ServedProcess.in(directory, "ulimit -f 64", List.of("-Xshare:auto"))) {
            HttpResponse<String> answer = server.send("POST", "/api/v1/tasks", "{\"title\":\"x\"}", AUTHORIZATION, key);
            for (; answer.statusCode() == 201; written++) {
                answer = server.send("POST", "/api/v1/tasks", "{\"title\":\"x\"}", AUTHORIZATION, key);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
            full = answer.body();
            assertThat(full).contains("correlation_id").doesNotContain("\tat ");
            assertThat(server.send("GET", "/api/v1/tasks/a", null, AUTHORIZATION, key).statusCode()).isEqualTo(200);
            assertThat(server.send("GET", "/livez", null).statusCode()).isEqualTo(200);
        }
        assertThat(written).isPositive();
        // Where the disk was full for the audit entry alone, the answer says that the change is recorded.
        assertThat(tool.events()).as("each that was answered, and no half one").hasSize(written + 1 + (full.contains("the change is recorded") ? 1 : 0));
        assertThat(tool.run("task", "create", "--title", "room again", "--logs", "logs").status()).isZero();
        verifies();
    }

    @Test
    void noSecretIsInItsMemoryItsArgumentsOrItsEnvironment() throws Exception {
        String key = key();
        Path dump = directory.resolve("dump.hprof");
        try (ServedProcess server = served("-Xmx64m")) {
            // A connection has a buffer, in which its last requests are; these are closed.
            assertThat(closed(server, "GET /api/v1/tasks", key, "")).contains(" 200 ");
            String answer = closed(server, "POST /api/v1/keys", key, "{\"name\":\"y\",\"role\":\"viewer\"}");
            String made = answer.substring(answer.indexOf("tm_"), answer.indexOf("tm_") + key.length());
            Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    String.valueOf(server.process().pid()), "GC.heap_dump", dump.toString()).redirectErrorStream(true).start();
            assertThat(new String(jcmd.getInputStream().readAllBytes(), UTF_8)).contains("Heap dump file created");
            String memory = Files.readString(dump, ISO_8859_1);
            assertThat(memory).contains("taskmgmt/serve/http/HttpServer");
            for (String secret : List.of(key.substring(14), made.substring(14))) {
                assertThat(memory.indexOf(secret)).as("in the heap").isEqualTo(-1);
                assertThat(Files.readString(Path.of("/proc/" + server.process().pid() + "/cmdline"), ISO_8859_1)).doesNotContain(secret);
                assertThat(Files.readString(Path.of("/proc/" + server.process().pid() + "/environ"), ISO_8859_1)).doesNotContain(secret);
            }
        }
    }

    private static String closed(ServedProcess server, String request, String key, String body) throws IOException {
        try (Socket socket = server.raw((request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + AUTHORIZATION + ": Bearer " + key + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1))) {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** In 48 MiB of heap: whoever sends what would grow gets an answer, and the others too. */
    @Test
    void whatWouldGrowInMemoryDoesNot() throws Exception {
        String key = "Bearer " + key();
        try (ServedProcess server = served("-Xmx48m")) {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
                for (int i = 0; i < 500; i++) {
                    gzip.write(new byte[1 << 20]);
                }
            }
            String head = "POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\n" + AUTHORIZATION + ": " + key + "\r\n";
            for (int i = 0; i < 20; i++) {
                assertThat(status(server.raw((head + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n").getBytes(ISO_8859_1), bomb.toByteArray())))
                        .isEqualTo("HTTP/1.1 400");
                assertThat(send(server, key, "{\"title\":\"x\",\"priority\":" + "9".repeat(10_000_000) + "}")).isEqualTo(413);
                assertThat(send(server, key, "{\"title\":\"x\",\"priority\":" + "9".repeat(1_000_000) + "}")).isEqualTo(400);
                assertThat(send(server, key, "[".repeat(1_000_000))).isEqualTo(400);
                assertThat(send(server, key, "{\"title\":\"x\",\"metadata\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001))).isEqualTo(400);
            }
            assertThat(send(server, key, keys(1_000_000))).isEqualTo(413);
            assertThat(send(server, key, keys(70_000))).isEqualTo(400);
            assertThat(send(server, key, "{\"title\":\"x\"}")).isEqualTo(201);
        }
    }

    private static String keys(int count) {
        StringBuilder many = new StringBuilder("{\"title\":\"x\"");
        for (int i = 0; i < count; i++) {
            many.append(",\"k").append(i).append("\":1");
        }
        return many.append('}').toString();
    }

    private static int send(ServedProcess server, String key, String body) throws IOException, InterruptedException {
        return server.send("POST", "/api/v1/tasks", body, AUTHORIZATION, key).statusCode();
    }

    private static String status(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
        }
    }
}
