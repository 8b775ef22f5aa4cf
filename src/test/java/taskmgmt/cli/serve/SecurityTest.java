package taskmgmt.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.access.Role;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** What somebody who means harm, or does not mean any, gets from the server. */
class SecurityTest {
    /** Only a test that fails tries something so often. */
    private static final int MANY = 1_000;

    private static final String BEARER = "Bearer ";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    private final Map<Role, String> ids = new EnumMap<>(Role.class);

    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a", "--title", "a", "--logs", "logs");
        for (Role role : Role.values()) {
            key(role, role.text());
        }
        server = Served.by(tool, "--logs", "logs");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void key(Role role, String name, String... more) throws BadJsonException {
        List<String> words = new ArrayList<>(List.of("key", "create", "--name", name, "--role", role.text(), "--json", "--logs", "logs"));
        words.addAll(List.of(more));
        Map<String, @Nullable Object> made = Json.strict().parse(tool.run(words.toArray(String[]::new)).out());
        keys.put(role, String.valueOf(made.get("key")));
        ids.put(role, String.valueOf(made.get("key_id")));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, Role role) throws IOException, InterruptedException {
        return server.send(method, path, body, "Authorization", BEARER + keys.get(role));
    }

    private HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        return server.get(path, "Authorization", BEARER + key);
    }

    private static String withoutId(HttpResponse<String> response) {
        return response.statusCode() + response.body().replaceAll("\"correlation_id\": \"\\w+\"", "");
    }

    @Test
    void missingUnknownRevokedAndExpiredKeysGetTheSameAnswer() throws Exception {
        String revoked = String.valueOf(keys.get(Role.VIEWER));
        tool.run("key", "revoke", String.valueOf(ids.get(Role.VIEWER)), "--logs", "logs");
        key(Role.VIEWER, "short", "--expires", "1s");
        String expired = String.valueOf(keys.get(Role.VIEWER));
        tool.at("2025-11-17T12:00:01Z");
        String forged = revoked.substring(0, 14) + expired.substring(14);

        String missing = withoutId(server.get("/api/v1/tasks"));
        assertThat(missing).startsWith("401");
        for (String key : List.of(revoked, expired, forged, "tm_aaaaaaaaaa_" + "A".repeat(43), "x", "")) {
            assertThat(withoutId(get("/api/v1/tasks", key))).as(key).isEqualTo(missing);
        }
        assertThat(server.get("/api/v1/tasks").headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"task-mgmt\"");
    }

    @Test
    void aKeyInAnAddressIsRefusedAndInNoLog() throws Exception {
        String key = String.valueOf(keys.get(Role.ADMIN));

        for (String path : List.of("/api/v1/tasks?key=" + key, "/api/v1/tasks?subsystem=" + key, "/api/v1/tasks/" + key)) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, key).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(server.err()).doesNotContain(key.substring(14));
        assertThat(everythingOnDisk()).doesNotContain(key.substring(14));
    }

    @Test
    void aKeyThatIsRevokedIsOfNoUseToTheNextRequest() throws Exception {
        String key = String.valueOf(keys.get(Role.REPORTER));
        assertThat(get("/api/v1/tasks", key).statusCode()).isEqualTo(200);

        assertThat(send("DELETE", "/api/v1/keys/" + ids.get(Role.REPORTER), null, Role.ADMIN).statusCode()).isEqualTo(200);

        assertThat(get("/api/v1/tasks", key).statusCode()).isEqualTo(401);
        key(Role.REPORTER, "next");
        assertThat(get("/api/v1/tasks", String.valueOf(keys.get(Role.REPORTER))).statusCode()).as("one that another process made").isEqualTo(200);
    }

    @Test
    void noKeyIsOnTheDiskAndItsFileIsForTheOwnerAlone() throws Exception {
        String made = String.valueOf(Served.json(send("POST", "/api/v1/keys", "{\"name\":\"x\",\"role\":\"viewer\"}", Role.ADMIN)).get("key"));

        assertThat(get("/api/v1/tasks", made).statusCode()).isEqualTo(200);
        String disk = everythingOnDisk();
        assertThat(disk).doesNotContain(made.substring(14));
        keys.values().forEach(key -> assertThat(disk).doesNotContain(key.substring(14)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("logs/keys.json")))).isEqualTo("rw-------");
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** Each route of the list with each role: a route that lets in others than the list says shows here. */
    @Test
    void everyRouteLetsInWhoTheListSays() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        int asked = 0;
        for (String line : Files.readAllLines(Golden.inProject("src/test/resources/taskmgmt/serve/routes.txt"))) {
            if (line.startsWith("#") || line.contains("everybody")) {
                continue;
            }
            String method = line.substring(0, line.indexOf(' '));
            String path = line.substring(method.length() + 1, line.indexOf(':')).replaceAll("\\{\\w+}", "none") + (line.contains("/events") ? "?after=x" : "");
            for (Role role : Role.values()) {
                boolean listed = List.of(line.substring(line.indexOf(':') + 1).split(" ", -1)).contains(role.text());
                int status = send(method, path, method.equals("GET") ? null : "{}", role).statusCode();
                asked++;
                if (listed == (status == 403) || status == 401 || status >= 500) {
                    wrong.put(role.text() + " " + method + " " + path, String.valueOf(status));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(300);
    }

    @Test
    void keysOfTheRecordCannotBeSet() throws Exception {
        List<String> before = tool.lines("registry.jsonl");

        for (String key : List.of("seq", "hash", "prev", "role", "actor", "token", "event_id", "updated_at", "status", "ts")) {
            HttpResponse<String> response = send("POST", "/api/v1/tasks", "{\"title\":\"x\",\"" + key + "\":\"1\"}", Role.ADMIN);
            assertThat(response.statusCode()).as(key).isEqualTo(400);
            assertThat(Served.json(response)).containsEntry("field", key);
        }
        assertThat(tool.lines("registry.jsonl")).isEqualTo(before);
    }

    @Test
    void nobodyMakesOrSeesKeysButAdministratorsAndTheLastStays() throws Exception {
        for (Role role : List.of(Role.VIEWER, Role.REPORTER, Role.OPERATOR, Role.APPROVER)) {
            assertThat(send("POST", "/api/v1/keys", "{\"name\":\"me\",\"role\":\"admin\"}", role).statusCode()).as(role.text()).isEqualTo(403);
            assertThat(send("GET", "/api/v1/keys", null, role).statusCode()).as(role.text()).isEqualTo(403);
        }
        assertThat(send("GET", "/api/v1/keys", null, Role.ADMIN).body()).isEqualTo(tool.run("key", "list", "--json", "--logs", "logs").out())
                .doesNotContain("sha256", "tm_");
        HttpResponse<String> last = send("DELETE", "/api/v1/keys/" + ids.get(Role.ADMIN), null, Role.ADMIN);
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.body()).contains("make another one first");
        assertThat(send("POST", "/api/v1/keys", "{\"name\":\"x\",\"role\":\"root\"}", Role.ADMIN).statusCode()).isEqualTo(400);
        assertThat(send("POST", "/api/v1/keys", "{\"name\":\"x\",\"role\":\"viewer\",\"expires\":\"soon\"}", Role.ADMIN).statusCode()).isEqualTo(400);
        assertThat(send("POST", "/api/v1/keys", "{\"name\":\"x\\n\",\"role\":\"viewer\"}", Role.ADMIN).statusCode()).isEqualTo(400);
    }

    @Test
    void everyDenialIsOnRecordWithTheKey() throws Exception {
        send("POST", "/api/v1/tasks", "{\"title\":\"x\"}", Role.VIEWER);

        Map<String, @Nullable Object> entry = tool.last("immutable_audit.jsonl");
        assertThat(entry).containsEntry("actor", ids.get(Role.VIEWER)).containsEntry("action", "access_denied").containsEntry("resource", "/api/v1/tasks");
        Files.writeString(directory.resolve("logs/policy.json"), "{\"version\":1,\"default\":\"deny\",\"rules\":[]}");
        HttpResponse<String> denied = send("POST", "/api/v1/tasks", "{\"title\":\"x\"}", Role.ADMIN);
        assertThat(denied.statusCode()).as(denied.body()).isEqualTo(403);
        assertThat(tool.last("immutable_audit.jsonl")).containsEntry("actor", ids.get(Role.ADMIN)).containsEntry("action", "access_denied");
    }

    @Test
    void whoeverShowsTooOftenWhatIsNoKeyWaits() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(get("/api/v1/tasks", "guess").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> response = get("/api/v1/tasks", "guess");
        for (int more = 0; response.statusCode() == 401 && more < MANY; more++) {
            response = get("/api/v1/tasks", "guess"); // where ten took so long that there is one more
        }

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 6);
        assertThat(server.get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyThatAsksTooOftenWaits() throws Exception {
        try (Served slow = Served.by(tool, "--rate", "1", "--logs", "logs")) {
            List<Integer> statuses = new ArrayList<>();
            while (statuses.size() < MANY && !statuses.contains(429)) {
                statuses.add(slow.get("/api/v1/keys", "X-Api-Key", String.valueOf(keys.get(Role.ADMIN))).statusCode());
            }
            assertThat(statuses).startsWith(200, 200).contains(429);
            assertThat(slow.get("/api/v1/keys", "X-Api-Key", String.valueOf(keys.get(Role.VIEWER))).statusCode()).as("another key").isEqualTo(403);
        }
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() throws Exception {
        String million = "{\"title\":\"" + "x".repeat((1 << 20) - 12) + "\"}";
        assertThat(million).hasSize(1 << 20);

        assertThat(send("POST", "/api/v1/tasks", million + " ", Role.ADMIN).statusCode()).as("one byte more").isEqualTo(413);
        assertThat(send("POST", "/api/v1/tasks", million, Role.ADMIN).statusCode()).as("longer than a line").isEqualTo(400);
        assertThat(send("POST", "/api/v1/tasks", "{\"title\":\"x\",\"metadata\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001), Role.ADMIN).statusCode())
                .isEqualTo(400);
        StringBuilder many = new StringBuilder("{\"title\":\"x\"");
        for (int i = 0; many.length() < 1_000_000; i++) {
            many.append(",\"k").append(i).append("\":1");
        }
        assertThat(send("POST", "/api/v1/tasks", many + "}", Role.ADMIN).statusCode()).isEqualTo(400);
        assertThat(raw("POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BEARER + keys.get(Role.ADMIN)
                + "\r\nContent-Length: 10000000\r\n\r\n", new byte[0])).as("before any of it is read").startsWith("HTTP/1.1 413 ");
        assertThat(send("POST", "/api/v1/tasks", "{\"title\":\"x\",\"priority\":" + "9".repeat(100_000) + "}", Role.ADMIN).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsCompressedIsNotOpened() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"title\":\"x\"}".getBytes(UTF_8));
        }
        String answer = raw("POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BEARER + keys.get(Role.ADMIN)
                + "\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: " + bytes.size() + "\r\n\r\n", bytes.toByteArray());

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    /** Bytes to the server and all that comes back. */
    private String raw(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
    }

    /** One answer; the server may leave the connection open. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return head.toString();
            }
            head.append((char) b);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find() ? head + new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8) : head.toString();
    }

    @Test
    void clientsThatSayNothingDoNotKeepOthersOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream().write((i % 2 == 0 ? "GET /api/v1/tasks HTTP/1.1\r\nHost: loc" : "").getBytes(UTF_8));
                idle.add(socket);
            }
            assertThat(server.get("/livez").body()).isEqualTo("ok\n");
            assertThat(send("POST", "/api/v1/tasks", "{\"title\":\"x\"}", Role.REPORTER).statusCode()).isEqualTo(201);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void pathsThatLeadUpwardsAreRefused() throws Exception {
        String key = "Authorization: " + BEARER + keys.get(Role.ADMIN) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        for (String path : List.of("/api/v1/tasks/../../etc/passwd", "/api/v1/tasks/%2e%2e%2fetc", "/api/v1/tasks/%00", "/api/v1/tasks/%c0%ae%c0%ae",
                "/api/v1/tasks/a%0d%0aX: y", "/..", "/api/v1/tasks?text=%00", "/api/v1/tasks?text=%ff", "/api/v1/tasks/%")) {
            assertThat(raw("GET " + path.replace(" ", "%20") + " HTTP/1.1\r\n" + key, new byte[0])).as(path).startsWith("HTTP/1.1 400 ").doesNotContain("\nX:");
        }
        assertThat(raw("GET /api/v1/tasks HTTP/1.1\r\nX-Long: " + "x".repeat(20_000) + "\r\n" + key, new byte[0])).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G@T /livez HTTP/1.1", "/livez / HTTP/1.1", "GET /livez", "GET /livez HTTP/9.9", " GET /livez HTTP/1.1", "GET /livez HTTP/1.1\r\nno colon"})
    void whatIsNoRequestIsTheMistakeOfItsSender(String line) throws Exception {
        assertThat(raw(line + "\r\nHost: localhost\r\n\r\n", new byte[0])).startsWith("HTTP/1.1 400 ").contains("this is no request that can be read");
    }

    /** As RFC 9112, 3.2.2, wants it of servers, too; the host in the address is the one that counts. */
    @ParameterizedTest
    @CsvSource({"http://localhost/livez,localhost,200", "HTTP://LOCALHOST:1/livez?,evil.example,200", "https://127.0.0.1/livez,localhost,200", "http://[::1]:80/livez,x,200",
        "http://localhost/api/v1/tasks?limit=1,localhost,401", "http://localhost,localhost,401", "http://evil.example/livez,localhost,421", "http:///livez,localhost,400",
        "http://localhost@evil.example/livez,localhost,421", "http://user@localhost/livez,localhost,421", "ftp://localhost/livez,localhost,404", "//localhost/livez,localhost,404"})
    void aWholeAddressIsAskedForByItsHostAndPath(String address, String host, int status) throws Exception {
        String answer = raw("GET " + address + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(raw("GET " + address + " HTTP/1.1\r\nConnection: close\r\n\r\n", new byte[0])).as("without the header").startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aChunkWithoutALengthIsAnsweredAtOnce() throws Exception {
        String answer = raw("POST /livez HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("a chunk of the body has no length");
    }

    @Test
    void whatControlsATerminalOrAPageIsEscapedEverywhere() throws Exception {
        String title = "a\\r\\nX-Evil: 1\\u001b[31m\\u202e<script>alert(1)</script>;id $(id) `id`";
        String id = String.valueOf(Served.json(send("POST", "/api/v1/tasks", "{\"title\":\"" + title + "\",\"start\":true}", Role.ADMIN)).get("task_id"));

        HttpResponse<String> task = send("GET", "/api/v1/tasks/" + id, null, Role.VIEWER);
        assertThat(task.body()).contains(title).doesNotContain("\u001b", "\u202e");
        assertThat(task.headers().firstValue("X-Evil")).isEmpty();
        HttpResponse<String> page = send("GET", "/", null, Role.VIEWER);
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>alert", "\u001b", "\u202e");
        assertThat(send("GET", "/api/v1/tasks?text=%3Bid%20%24(id)", null, Role.VIEWER).body()).contains(id);
    }

    @Test
    void otherSitesHostsAndMethodsGetNothing() throws Exception {
        HttpResponse<String> other = server.get("/api/v1/tasks", "Authorization", BEARER + keys.get(Role.VIEWER), "Origin", "https://evil.example");
        assertThat(other.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(server.send("OPTIONS", "/api/v1/tasks", null, "Origin", "https://evil.example").statusCode()).isEqualTo(405);
        assertThat(server.send("TRACE", "/api/v1/tasks", null).statusCode()).isEqualTo(405);
        for (String host : List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "[::2]")) {
            assertThat(raw("GET /livez HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", new byte[0])).as(host).startsWith("HTTP/1.1 421 ");
        }
        assertThat(raw("GET /livez HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nConnection: close\r\n\r\n", new byte[0])).startsWith("HTTP/1.1 200 ");
        assertThat(raw("GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n", new byte[0])).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void listensOnNothingThatOthersReachUnlessSomethingSecretIsInFront() {
        assertThat(Tool.in(directory).run("serve", "--listen", "0.0.0.0", "--logs", "logs")).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("--behind-proxy");
        });
        assertThat(Tool.in(directory).run("serve", "--behind-proxy", "--anonymous", "viewer", "--logs", "logs").err()).contains("--anonymous: behind a proxy");
        assertThat(Tool.in(directory).run("serve", "--listen", "no such host.", "--logs", "logs").status()).isEqualTo(2);
    }

    @Test
    void theSameRequestIsMadeOnceAlsoAfterARestart() throws Exception {
        String[] key = {"Authorization", BEARER + keys.get(Role.ADMIN), "Idempotency-Key", "k-1"};
        HttpResponse<String> first = server.post("/api/v1/tasks", "{\"title\":\"x\",\"start\":true}", key);
        String path = first.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> completed = server.post(path + "/complete", "", "Authorization", BEARER + keys.get(Role.ADMIN), "Idempotency-Key", "k-2");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(server.post("/api/v1/tasks", "{\"title\":\"x\",\"start\":true}", key).body()).isEqualTo(first.body());
        assertThat(server.post("/api/v1/tasks", "{\"title\":\"y\",\"start\":true}", key).statusCode()).isEqualTo(422);
        assertThat(server.post("/api/v1/incidents", "{\"title\":\"y\"}", "Authorization", BEARER + keys.get(Role.ADMIN), "Idempotency-Key", "a b").statusCode())
                .isEqualTo(400);
        try (Served again = Served.by(tool, "--logs", "logs")) {
            HttpResponse<String> repeated = again.post("/api/v1/tasks", "{\"title\":\"x\",\"start\":true}", key);
            assertThat(repeated.body()).isEqualTo(first.body());
            assertThat(repeated.statusCode()).isEqualTo(201);
            assertThat(repeated.headers().firstValue("Location")).hasValue(path);
            assertThat(again.post("/api/v1/tasks", "{\"title\":\"y\",\"start\":true}", key).statusCode()).isEqualTo(422);
            assertThat(again.post(path + "/complete", "", "Authorization", BEARER + keys.get(Role.ADMIN), "Idempotency-Key", "k-2").body()).isEqualTo(completed.body());
            assertThat(again.post("/api/v1/tasks", "{\"title\":\"x\",\"start\":true}", "Authorization", BEARER + keys.get(Role.REPORTER), "Idempotency-Key", "k-1")
                    .headers().firstValue("Location")).as("another caller's key is another one").isPresent().isNotEqualTo(first.headers().firstValue("Location"));
        }
        assertThat(tool.events()).containsExactly("task.created", "task.created", "task.started", "task.completed", "task.created", "task.started");
    }

    @Test
    void whatIsNoTaskOfItsOwnIsAlsoMadeOnce() throws Exception {
        String[] key = {"Authorization", BEARER + keys.get(Role.ADMIN), "Idempotency-Key", "k"};
        HttpResponse<String> first = server.post("/api/v1/incidents", "{\"failure_mode\":\"x\",\"severity\":\"low\"}", key);
        assertThat(first.statusCode()).isEqualTo(201);

        try (Served again = Served.by(tool, "--logs", "logs")) {
            HttpResponse<String> repeated = again.post("/api/v1/incidents", "{\"failure_mode\":\"x\",\"severity\":\"low\"}", key);
            assertThat(repeated.statusCode()).isEqualTo(201);
            assertThat(repeated.body()).isEqualTo(first.body());
        }
        assertThat(tool.lines("incidents.jsonl")).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenIsSaidAndReadingGoesOn() throws Exception {
        Files.writeString(directory.resolve("logs/.state/unsynced"), "x");

        HttpResponse<String> response = send("POST", "/api/v1/tasks", "{\"title\":\"x\"}", Role.REPORTER);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(507);
        assertThat(send("GET", "/api/v1/tasks/a", null, Role.VIEWER).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyFileThatCannotBeUsedLetsNobodyIn() throws Exception {
        Files.writeString(directory.resolve("logs/keys.json"), "{");
        HttpResponse<String> response = send("GET", "/api/v1/tasks/a", null, Role.ADMIN);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("nobody is let in", "correlation_id").doesNotContain("Exception", "\tat ");
        Files.writeString(directory.resolve("logs/keys.json"), "{\"version\":1,\"keys\":[]}");
        Files.setPosixFilePermissions(directory.resolve("logs/keys.json"), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(send("GET", "/api/v1/tasks/a", null, Role.ADMIN).body()).contains("others than its owner may write");
    }
}
