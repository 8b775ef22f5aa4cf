package taskmgmt.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** A server with a key of each role, and what somebody tries on it. Answers are said in a few words. */
final class Guarded implements AutoCloseable {
    private final Path directory;
    private final Tool tool;
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    private final Map<Role, String> ids = new EnumMap<>(Role.class);
    private Served server;

    Guarded(Path directory) throws Exception {
        this.directory = directory;
        this.tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a", "--title", "a", "--subsystem", "web", "--logs", "logs");
        for (Role role : Role.values()) {
            Map<String, @Nullable Object> made = made(role);
            keys.put(role, String.valueOf(made.get("key")));
            ids.put(role, String.valueOf(made.get("key_id")));
        }
        server = Served.by(tool, "--logs", "logs");
    }

    private Map<String, @Nullable Object> made(Role role, String... more) throws BadJsonException {
        List<String> words = new ArrayList<>(List.of("key", "create", "--name", role.text(), "--role", role.text(), "--json", "--logs", "logs"));
        words.addAll(List.of(more));
        return Json.strict().parse(tool.run(words.toArray(String[]::new)).out());
    }

    /** A key besides those of the roles. */
    String newKey(String... more) throws BadJsonException {
        return String.valueOf(made(Role.VIEWER, more).get("key"));
    }

    Tool tool() {
        return tool;
    }

    Path logs() {
        return directory.resolve("logs");
    }

    String key(Role role) {
        return String.valueOf(keys.get(role));
    }

    String id(Role role) {
        return String.valueOf(ids.get(role));
    }

    String err() {
        return server.err();
    }

    void restart() throws Exception {
        server.close();
        server = Served.by(tool, "--logs", "logs");
    }

    HttpResponse<String> with(String key, String method, String path, @Nullable String body, String... headers) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key));
        all.addAll(List.of(headers));
        return server.send(method, path, body, all.toArray(String[]::new));
    }

    HttpResponse<String> as(Role role, String method, String path, @Nullable String body, String... headers) throws IOException, InterruptedException {
        return with(key(role), method, path, body, headers);
    }

    HttpResponse<String> nobody(String path) throws IOException, InterruptedException {
        return server.get(path);
    }

    int get(String path) throws IOException, InterruptedException {
        return as(Role.VIEWER, "GET", path, null).statusCode();
    }

    int post(String body) throws IOException, InterruptedException {
        return as(Role.ADMIN, "POST", "/api/v1/tasks", body).statusCode();
    }

    /** By a client that has no connection yet. */
    int health() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/livez")).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    Socket socket(String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
        return socket;
    }

    /** The status that raw bytes are answered with. */
    String raw(String head, byte[] body) throws IOException {
        try (Socket socket = socket(head)) {
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readNBytes(12), ISO_8859_1).substring(9);
        }
    }

    static byte[] gzip(int bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[bytes]);
        }
        return packed.toByteArray();
    }

    String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** Who did or may not do the last thing on record, and what that was. */
    String lastAudit() throws Exception {
        Map<String, @Nullable Object> entry = tool.last("immutable_audit.jsonl");
        return entry.get("action") + (ids.containsValue(String.valueOf(entry.get("actor"))) ? " by the key's id" : " by " + entry.get("actor"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
