package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

class EventsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void someEvents() {
        tool = Tool.in(directory);
        create("a");
        create("b");
    }

    private void create(String id) {
        assertThat(tool.run("task", "create", "--id", id, "--title", id, "--logs", "logs").status()).isZero();
    }

    private Served serve() throws Exception {
        return Served.by(tool, "--anonymous", "operator", "--logs", "logs");
    }

    /** What a browser keeps of a stream. */
    private static final class Stream implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final InputStream in;
        private final BufferedReader lines;
        private String lastId = "";

        Stream(Served server, String path, String lastEventId) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            in = response.body();
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        /** The tasks of the next events, and what has happened to them. */
        List<String> next(int count) throws IOException {
            List<String> events = new ArrayList<>();
            String name = "";
            while (events.size() < count) {
                String line = String.valueOf(lines.readLine());
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(name + " " + line.replaceAll(".*\"task_id\":\"(\\w+)\".*", "$1"));
                } else {
                    assertThat(line).isEmpty();
                }
            }
            return events;
        }

        @Override
        public void close() throws IOException {
            in.close();
            client.shutdownNow();
        }
    }

    @Test
    void eachEventComesOnceAlsoAfterARestartAndARotation() throws Exception {
        String last;
        try (Served server = serve(); Stream stream = new Stream(server, "/api/v1/events?after=0", "")) {
            assertThat(stream.next(2)).containsExactly("task.created a", "task.created b");
            server.post("/api/v1/tasks/a/start", "");
            assertThat(stream.next(1)).containsExactly("task.started a");
            last = stream.lastId;
        }
        create("c");
        assertThat(tool.run("logs", "rotate", "--logs", "logs").status()).isZero();
        create("d");
        try (Served server = serve(); Stream stream = new Stream(server, "/api/v1/events?after=0", last)) {
            assertThat(stream.next(2)).containsExactly("task.created c", "task.created d");
            assertThat(tool.run("logs", "rotate", "--logs", "logs").status()).isZero();
            create("e");
            assertThat(stream.next(1)).containsExactly("task.created e");
        }
    }

    /** A line of another program, which no line end in it may turn into fields of the stream. */
    @Test
    void aCarriageReturnInALineEndsNoEvent() throws Exception {
        Files.writeString(directory.resolve("logs/registry.jsonl"),
                "{\"ts\":\"2026-01-05T12:00:00Z\",\r\"event\":\"task.started\",\r\"task_id\":\"a\"\r}\r\n", StandardOpenOption.APPEND);
        try (Served server = serve(); Stream stream = new Stream(server, "/api/v1/events?after=0", "")) {
            assertThat(stream.next(3)).endsWith("task.started a");
        }
    }

    @Test
    void withoutAPlaceTheNextEventIsTheFirstAndItsPlaceIsKnownBefore() throws Exception {
        try (Served server = serve()) {
            String place;
            try (Stream stream = new Stream(server, "/api/v1/events", "")) {
                create("c");
                assertThat(stream.next(1)).containsExactly("task.created c");
                place = stream.lastId;
            }
            create("d");
            try (Stream stream = new Stream(server, "/api/v1/events", place)) {
                assertThat(stream.next(1)).containsExactly("task.created d");
            }
        }
    }

    @Test
    void whoCannotReadAStreamAsksAgainAndAgain() throws Exception {
        try (Served server = serve()) {
            Map<String, @Nullable Object> all = Served.json(server.get("/api/v1/events/poll?after=0&wait=60s"));
            assertThat(all.get("events")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
            String next = "/api/v1/events/poll?wait=1ms&after=" + all.get("next");

            assertThat(Served.json(server.get(next))).containsEntry("events", List.of()).containsEntry("next", all.get("next"));
            assertThat(Served.json(server.get("/api/v1/events/poll?wait=0s&after=0"))).as("what is there needs no wait").isEqualTo(all);
            create("c");
            Map<String, @Nullable Object> more = Served.json(server.get(next.replace("1ms", "60s")));
            assertThat(String.valueOf(more.get("events"))).contains("task_id=c").doesNotContain("task_id=b");
            assertThat(Served.json(server.get("/api/v1/events/poll?wait=1ms"))).containsEntry("events", List.of()).containsEntry("next", more.get("next"));
        }
    }

    /** Each line by itself cost a server so much that a few hundred readers of a long log kept all others from being answered. */
    @Test
    void whatHasComeTogetherIsSentTogether() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            lines.add("{\"ts\":\"2026-01-05T12:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t" + i + "\",\"title\":\"t\"}");
        }
        Files.write(directory.resolve("logs/registry.jsonl"), lines, StandardOpenOption.APPEND);
        try (Served server = serve(); Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write("GET /api/v1/events?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int chunks = 0;
            for (String line = ""; !line.contains("\"t2999\""); line = String.valueOf(answer.readLine())) {
                chunks += line.matches("[0-9a-f]{1,6}") ? 1 : 0;
            }
            assertThat(chunks).isBetween(2, 40);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/events?after=1", "/api/v1/events?after=-1", "/api/v1/events?after=x", "/api/v1/events?after=", "/api/v1/events?after=99999999",
            "/api/v1/events?after=9999999999999999999999", "/api/v1/events/poll?after=0&wait=soon"})
    void whatIsNoPlaceInTheLogIsRefused(String path) throws Exception {
        try (Served server = serve()) {
            assertThat(server.get(path).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aStreamEndsWithTheServer() throws Exception {
        try (Served server = serve(); Stream stream = new Stream(server, "/api/v1/events", "")) {
            assertThat(server.end()).isEqualTo(130);
            assertThat(stream.lines.lines().toList()).allMatch(line -> line.isEmpty() || line.startsWith("id: "));
        }
    }
}
