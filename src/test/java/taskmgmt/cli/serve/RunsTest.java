package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.access.Role;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** Runs of workflows, started and led over HTTP. */
class RunsTest {
    private static final String RUNS = "/api/v1/workflows/runs/";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        keep("greet", "params: {who: {default: you}}\nsteps:\n  - {name: one, run: [sh, -c, 'echo \"said=$PARAM_WHO\"'], outputs: [said]}\n  - {name: two, depends_on: [one], run: ['true']}\noutputs: {said: '${steps.one.outputs.said}'}\n");
        keep("asks", "steps:\n  - {name: gate, approval: 'Publish?'}\n  - {name: out, depends_on: [gate], run: ['true']}\n");
        keep("asks_twice", "steps:\n  - {name: left, approval: 'Left?'}\n  - {name: right, approval: 'Right?'}\n");
        keep("breaks", "steps:\n  - {name: first, run: ['true']}\n  - {name: second, depends_on: [first], run: [sh, -c, 'test -e fixed']}\n");
        for (Role role : Role.values()) {
            keys.put(role, String.valueOf(Json.strict().parse(tool.run("key", "create", "--name", role.text(), "--role", role.text(), "--json", "--logs", "logs").out()).get("key")));
        }
        server = Served.by(tool, "--logs", "logs");
    }

    private void keep(String id, String rest) throws IOException {
        Files.writeString(directory.resolve(id + ".yaml"), "id: " + id + "\n" + rest);
        assertThat(tool.run("workflow", "create", "--file", id + ".yaml", "--logs", "logs")).satisfies(kept -> assertThat(kept.status()).as(kept.err()).isZero());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private HttpResponse<String> post(Role role, String path, String body) throws IOException, InterruptedException {
        return server.post(path, body, "Authorization", "Bearer " + keys.get(role));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return server.get(path, "Authorization", "Bearer " + keys.get(Role.VIEWER));
    }

    private static Map<?, ?> map(Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) value;
    }

    /** Waits for the event of a task, from the first of the log on. */
    private void await(String task, String event) throws IOException, InterruptedException, BadJsonException {
        String after = "0";
        while (true) {
            Map<String, ?> polled = Served.json(get("/api/v1/events/poll?wait=20s&after=" + after));
            List<?> events = Objects.requireNonNull((List<?>) polled.get("events"));
            assertThat(events).as("no " + event + " of " + task + " comes").isNotEmpty();
            for (Object each : events) {
                Map<?, ?> line = map(Objects.requireNonNull(map(each).get("event")));
                if (task.equals(line.get("task_id")) && event.equals(line.get("event"))) {
                    return;
                }
            }
            after = String.valueOf(polled.get("next"));
        }
    }

    @Test
    void aRunIsStartedLedToItsEndAndOnRecordAsOfTheKey() throws Exception {
        HttpResponse<String> started = post(Role.OPERATOR, "/api/v1/workflows/greet/execute", "{\"params\":{\"who\":\"world\"},\"run_id\":\"g1\"}");

        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        assertThat(started.headers().firstValue("Location")).hasValue("/api/v1/workflows/runs/g1");
        assertThat(Served.json(started)).containsEntry("run_id", "g1").containsEntry("workflow", "greet");
        await("g1", "task.completed");
        // Whoever leads it gives it back a moment after its end is on record.
        assertThat(get(RUNS + "g1").body().replace("\"led\": true", "\"led\": false"))
                .isEqualTo(tool.run("workflow", "status", "g1", "--json", "--logs", "logs").out().replace("\"led\": true", "\"led\": false")).contains("\"said\": \"world\"");
        assertThat(get("/api/v1/workflows/greet").body()).startsWith("id: greet");
        assertThat(get("/api/v1/workflows/runs?status=completed").body()).isEqualTo(tool.run("workflow", "history", "--status", "completed", "--json", "--logs", "logs").out());
        assertThat(get("/api/v1/workflows/asks/runs").body()).isEqualTo("[]\n");
        assertThat(get(RUNS + "g1/history").body()).contains("task.completed");
        String operator = String.valueOf(keys.get(Role.OPERATOR)).substring(3, 13);
        assertThat(tool.run("task", "show", "g1.two", "--json", "--logs", "logs").out()).contains("\"created_by\": \"" + operator + "\"");
    }

    @ParameterizedTest
    @CsvSource({"approve,task.completed,completed", "reject,task.failed,failed"})
    void whoeverMayDecideDecides(String verb, String event, String status) throws Exception {
        post(Role.OPERATOR, "/api/v1/workflows/asks/execute", "{\"run_id\":\"a1\"}");
        await("a1.gate", "task.created");

        assertThat(post(Role.OPERATOR, RUNS + "a1/" + verb, "{}").statusCode()).isEqualTo(403);
        assertThat(post(Role.APPROVER, RUNS + "a1/" + verb, "{\"reason\":\"looked at it\"}").statusCode()).isEqualTo(200);

        await("a1", event);
        assertThat(get(RUNS + "a1").body()).contains("\"status\": \"" + status + "\"");
        assertThat(post(Role.APPROVER, RUNS + "a1/" + verb, "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void whichApprovalIsMeantHasToBeSaidWhereThereAreTwo() throws Exception {
        post(Role.OPERATOR, "/api/v1/workflows/asks_twice/execute", "{\"run_id\":\"w1\"}");
        await("w1.right", "task.created");

        assertThat(post(Role.APPROVER, RUNS + "w1/approve", "{}").statusCode()).isEqualTo(400);
        assertThat(post(Role.APPROVER, RUNS + "w1/approve", "{\"step\":\"left\"}").statusCode()).isEqualTo(200);
        assertThat(post(Role.APPROVER, RUNS + "w1/approve", "{\"step\":\"right\"}").statusCode()).isEqualTo(200);

        await("w1", "task.completed");
    }

    @Test
    void aRunIsPausedResumedAndCancelled() throws Exception {
        post(Role.OPERATOR, "/api/v1/workflows/asks/execute", "{\"run_id\":\"p1\"}");
        await("p1.gate", "task.created");

        assertThat(post(Role.OPERATOR, RUNS + "p1/resume", "{}").statusCode()).isEqualTo(409);
        assertThat(Served.json(post(Role.OPERATOR, RUNS + "p1/pause", "{\"reason\":\"lunch\"}"))).containsEntry("status", "paused");
        assertThat(Served.json(post(Role.OPERATOR, RUNS + "p1/resume", "{}"))).containsEntry("status", "active");
        assertThat(post(Role.OPERATOR, RUNS + "p1/cancel", "{\"reason\":\"wrong\"}").statusCode()).isEqualTo(200);

        await("p1", "task.cancelled");
        assertThat(post(Role.OPERATOR, RUNS + "p1/resume", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void whatFailedIsRunAgain() throws Exception {
        post(Role.OPERATOR, "/api/v1/workflows/breaks/execute", "{\"run_id\":\"b1\"}");
        await("b1", "task.failed");
        Files.createFile(directory.resolve("fixed"));

        assertThat(post(Role.OPERATOR, RUNS + "b1/retry", "{\"step\":\"none\"}").statusCode()).isEqualTo(404);
        while (post(Role.OPERATOR, RUNS + "b1/retry", "{}").statusCode() == 409) {
            Thread.onSpinWait(); // whoever led it is about to give it back
        }

        await("b1", "task.completed");
        assertThat(get(RUNS + "b1").body()).contains("\"attempt\": 2");
    }

    @Test
    void aServerThatEndsLeavesTheRunOpenAndTheNextGoesOn() throws Exception {
        post(Role.OPERATOR, "/api/v1/workflows/asks/execute", "{\"run_id\":\"o1\"}");
        await("o1.gate", "task.created");
        server.close();
        server = Served.by(tool, "--logs", "logs");

        assertThat(Served.json(get(RUNS + "o1"))).containsEntry("status", "active").containsEntry("led", false);
        assertThat(post(Role.APPROVER, RUNS + "o1/approve", "{}").statusCode()).isEqualTo(200);

        await("o1", "task.completed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "/api/v1/workflows/none/execute;{};404",
            "/api/v1/workflows/greet/execute;{\"params\":{\"other\":1}};400",
            "/api/v1/workflows/greet/execute;{\"params\":[]};400",
            "/api/v1/workflows/greet/execute;{\"directory\":\"/\"};400",
            "/api/v1/workflows/greet/execute;{\"run_id\":\"a~b\"};400",
            "/api/v1/workflows/runs/none/cancel;{};404",
            "/api/v1/workflows/runs/plain/cancel;{};404"})
    void whatCannotBeIsRefused(String path, String body, int status) throws Exception {
        tool.run("task", "create", "--id", "plain", "--title", "x", "--logs", "logs");

        assertThat(post(Role.OPERATOR, path, body)).satisfies(refused -> assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status));
    }

    @Test
    void peopleDecideOnPages() throws Exception {
        post(Role.OPERATOR, "/api/v1/workflows/asks/execute", "{\"run_id\":\"page1\"}");
        await("page1.gate", "task.created");
        String login = server.post("/login", "key=" + keys.get(Role.ADMIN)).headers().firstValue("Set-Cookie").orElseThrow();
        String cookie = login.substring(0, login.indexOf(';'));
        String run = server.get("/runs/page1", "Cookie", cookie, "Accept", "text/html").body();
        assertThat(run).contains("waits for an approval", "Publish?", "/runs/page1/approve?step=gate", "/runs/page1/pause", "/runs/page1/cancel");
        String asked = server.get("/runs/page1/approve?step=gate", "Cookie", cookie, "Accept", "text/html").body();
        String mark = asked.substring(asked.indexOf("form_mark\" value=\"") + 18, asked.indexOf("form_mark\" value=\"") + 18 + 43);
        assertThat(asked).as("what the page was asked with is in the form, not in its address").contains("<form method=\"post\" action=\"/runs/page1/approve\"", "name=\"step\" value=\"gate\"");

        HttpResponse<String> done = server.post("/runs/page1/approve", "step=gate&reason=fine&form_mark=" + mark, "Cookie", cookie);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).hasValue("/runs/page1");
        await("page1", "task.completed");
        assertThat(server.get("/runs/page1", "Cookie", cookie).body()).doesNotContain("waits for an approval");
    }
}
