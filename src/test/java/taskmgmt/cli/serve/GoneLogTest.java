package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** What a server does when its log is moved away, with the directory or out of it, and put back. */
class GoneLogTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void aLog() {
        tool = Tool.in(directory);
    }

    private static final String TASKS = "/api/v1/tasks";

    private static String detail(HttpResponse<String> response) throws Exception {
        return response.statusCode() + " " + Served.json(response).get("detail");
    }

    private static void create(String id, Served server, int status) throws Exception {
        assertThat(server.post(TASKS, "{\"title\":\"x\",\"task_id\":\"" + id + "\"}").statusCode()).isEqualTo(status);
    }

    @Test
    void saysThatTheLogIsGoneAndMakesNoOther() throws Exception {
        tool.run("task", "create", "--id", "a", "--title", "a", "--logs", "logs");
        try (Served server = Served.by(tool, "--anonymous", "admin", "--logs", "logs")) {
            create("b", server, 201);
            Files.move(directory.resolve("logs"), directory.resolve("away"));
            String gone = "503 the log directory was moved or deleted while the server ran";
            for (String path : new String[] {TASKS, TASKS + "/a", "/api/v1/stats", "/api/v1/health", "/api/v1/events/poll?wait=1s", "/metrics", "/readyz"}) {
                assertThat(detail(server.get(path))).as(path).isEqualTo(gone);
            }
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
            create("c", server, 503);
            assertThat(detail(server.post("/api/v1/hooks/x", "{}"))).isEqualTo(gone);
            assertThat(directory.resolve("logs")).doesNotExist();

            Files.move(directory.resolve("away"), directory.resolve("logs"));
            assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
            create("c", server, 201);
            assertThat(server.get(TASKS + "?columns=task_id").body().replaceAll("\\s", "")).contains("{\"task_id\":\"a\"}", "{\"task_id\":\"b\"}", "{\"task_id\":\"c\"}");
        }
        assertThat(tool.run("audit", "verify", "--logs", "logs").out()).contains("[INTACT]");
    }

    /** As when the disk is not mounted any more, or somebody has emptied the directory. */
    @Test
    void aDirectoryThatIsEmptyNowIsNoLog() throws Exception {
        tool.run("task", "create", "--id", "a", "--title", "a", "--logs", "logs");
        try (Served server = Served.by(tool, "--anonymous", "admin", "--logs", "logs")) {
            Files.move(directory.resolve("logs"), directory.resolve("away"));
            Files.createDirectory(directory.resolve("logs"));

            create("b", server, 503);
            assertThat(server.get(TASKS).statusCode()).isEqualTo(503);
            try (Stream<Path> made = Files.list(directory.resolve("logs"))) {
                assertThat(made).isEmpty();
            }
        }
    }

    /** As before: the first change makes it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLogThatHasNeverBeenThereIsBegun(boolean empty) throws Exception {
        if (empty) {
            Files.createDirectory(directory.resolve("logs"));
        }
        try (Served server = Served.by(tool, "--anonymous", "admin", "--logs", "logs")) {
            assertThat(server.get(TASKS).body().strip()).isEqualTo("[]");
            create("a", server, 201);
            Files.move(directory.resolve("logs"), directory.resolve("away"));
            create("b", server, 503);
        }
    }
}
