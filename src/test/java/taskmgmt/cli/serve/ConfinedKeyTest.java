package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** What a key of one subsystem reaches, beside a task of another one. */
class ConfinedKeyTest {
    private static final String TASKS = "/api/v1/tasks";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private String key = "";
    private String id = "";

    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "ours", "--title", "nightly", "--subsystem", "web", "--logs", "logs");
        tool.run("task", "create", "--id", "theirs", "--title", "payroll", "--subsystem", "billing", "--key", "once", "--depends-on", "ours", "--priority", "10", "--logs", "logs");
        tool.run("key", "create", "--name", "root", "--role", "admin", "--logs", "logs");
        Map<String, @Nullable Object> made = Json.strict()
                .parse(tool.run("key", "create", "--name", "web", "--role", "operator", "--subsystem", "web", "--json", "--logs", "logs").out());
        key = String.valueOf(made.get("key"));
        id = String.valueOf(made.get("key_id"));
        assertThat(made).containsEntry("subsystem", "web");
        server = Served.by(tool, "--logs", "logs");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return server.send(method, path, body, "Authorization", "Bearer " + key);
    }

    private String lastAudit() {
        return tool.run("audit", "list", "--limit", "1", "--columns", "actor,action", "-o", "tsv", "--no-headers", "--logs", "logs").out();
    }

    @Test
    void noRouteTellsOrChangesAnythingOfAnotherSubsystem() throws Exception {
        String before = Files.readString(directory.resolve("logs/registry.jsonl"));
        int asked = 0;
        for (String line : Files.readAllLines(Golden.inProject("src/test/resources/taskmgmt/serve/routes.txt"))) {
            if (line.startsWith("#") || line.endsWith("everybody") || !line.contains("operator")) {
                continue;
            }
            String route = line.substring(0, line.indexOf(':'));
            String method = route.substring(0, route.indexOf(' '));
            String path = route.substring(route.indexOf(' ') + 1);
            asked++;
            HttpResponse<String> answer = send(method, path.replaceAll("\\{\\w+}", "theirs"), method.equals("GET") || path.endsWith("/claim") ? null : "{}");
            if (path.equals(TASKS) || path.equals("/api/tasks/registry") || path.equals("/api/task-registry/tasks")) {
                assertThat(answer.statusCode()).as(route).isEqualTo(method.equals("GET") ? 200 : 400);
            } else if (path.equals(TASKS + "/claim") || path.equals("/api/tasks/register")) {
                assertThat(answer.statusCode()).as(route).isIn(200, 204, 400);
            } else if (path.contains("tasks/{id}") && path.startsWith("/api/") && !path.endsWith("/dependencies") || path.contains("/task/{id}")) {
                assertThat(answer.statusCode()).as(route).isEqualTo(404);
                HttpResponse<String> none = send(method, path.replaceAll("\\{\\w+}", "nobodys"), method.equals("GET") || path.endsWith("/claim") ? null : "{}");
                assertThat(plain(answer).replace("theirs", "nobodys")).as(route).isEqualTo(plain(none));
            } else {
                assertThat(answer.statusCode()).as(route).isEqualTo(403);
            }
            assertThat(answer.body()).as(route).doesNotContain("payroll");
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl")).lines().filter(line -> line.contains("\"theirs\"")))
                .containsExactlyElementsOf(before.lines().filter(line -> line.contains("\"theirs\"")).toList());
        assertThat(tool.run("audit", "list", "--action", "access_denied", "-q", "--logs", "logs").out().lines().count()).isGreaterThan(90);
    }

    private static String plain(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"correlation_id\": \"\\w+\"", "");
    }

    @Test
    void worksOnWhatIsOfItsOwn() throws Exception {
        Map<String, @Nullable Object> made = Served.json(send("POST", TASKS, "{\"title\":\"deploy\",\"task_id\":\"d\"}"));
        assertThat(made).containsEntry("subsystem", "web").containsEntry("created_by", id);
        assertThat(Served.json(send("POST", TASKS + "/d/start", "{}"))).containsEntry("status", "active");
        assertThat(Served.json(send("POST", TASKS + "/d/complete", "{}"))).containsEntry("status", "completed");
        assertThat(send("GET", TASKS + "/d/history", null).statusCode()).isEqualTo(200);
        assertThat(send("POST", TASKS, "{\"title\":\"x\",\"subsystem\":\"web\"}").statusCode()).isEqualTo(201);

        assertThat(send("POST", TASKS, "{\"title\":\"x\",\"subsystem\":\"billing\"}").statusCode()).isEqualTo(403);
        assertThat(lastAudit()).isEqualTo(id + "\taccess_denied\n");
    }

    @Test
    void listsItsOwnPageByPage() throws Exception {
        send("POST", TASKS, "{\"title\":\"deploy\",\"task_id\":\"d\"}");

        HttpResponse<String> first = send("GET", TASKS + "?limit=1", null);
        String link = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> second = send("GET", link.substring(1, link.indexOf('>')), null);

        assertThat(first.body() + second.body()).contains("\"ours\"", "\"d\"").doesNotContain("payroll");
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(send("GET", TASKS + "?subsystem=billing", null).statusCode()).isEqualTo(403);
        assertThat(send("GET", TASKS + "?subsystem=web,billing", null).statusCode()).isEqualTo(403);
        assertThat(send("GET", TASKS + "?subsystem=web&subsystem=billing", null).statusCode()).isBetween(400, 403);
    }

    @Test
    void claimsOnlyItsOwnAndLearnsOfNoOther() throws Exception {
        assertThat(Served.json(send("POST", TASKS + "/claim", "{}"))).containsEntry("task_id", "ours");
        assertThat(send("POST", TASKS + "/claim", "{}").statusCode()).isEqualTo(204);
        assertThat(send("POST", TASKS + "/claim", "{\"subsystem\":\"billing\"}").statusCode()).isEqualTo(403);

        HttpResponse<String> taken = send("POST", TASKS, "{\"title\":\"x\",\"key\":\"once\"}");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).doesNotContain("theirs", "payroll");
        assertThat(Served.json(send("GET", TASKS + "/ours", null))).as("ids of what waits for it").containsEntry("blocks", List.of("theirs"));
    }

    @Test
    void whoDecidesForAllIsOfNoSubsystem() {
        Tool.Outcome refused = tool.run("key", "create", "--name", "x", "--role", "admin", "--subsystem", "web", "--logs", "logs");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("task-mgmt: subsystem cannot be given with role admin, which decides about the whole log\n");
        assertThat(tool.run("key", "list", "--columns", "name,subsystem", "-o", "tsv", "--no-headers", "--logs", "logs").out()).contains("web\tweb", "root\t");
    }
}
