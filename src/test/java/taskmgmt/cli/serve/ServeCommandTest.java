package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.Json;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

class ServeCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        for (String id : List.of("a", "b", "c")) {
            tool.run("task", "create", "--id", id, "--title", "Nightly " + id, "--type", "backup", "--subsystem", "storage", "--priority", "8", "--start", "--logs", "logs");
            tool.run("task", "complete", id, "--cpu-seconds", "1.5", "--logs", "logs");
        }
        tool.run("task", "create", "--id", "open/1", "--title", "open", "--subsystem", "web", "--tag", "x", "--logs", "logs");
        tool.run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high", "--logs", "logs");
        tool.run("learning", "event", "--title", "jitter", "--logs", "logs");
        server = Served.by(tool, "--anonymous", "admin", "--logs", "logs");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "/api/v1/tasks;task list",
            "/api/v1/tasks?status=running,completed&sort=priority:desc;task list --status running --status completed --sort priority:desc",
            "/api/v1/tasks?task_type=backup&columns=title,task_id;task list --type backup --columns title,task_id",
            "/api/v1/tasks?overdue;task list --overdue",
            "/api/v1/tasks?overdue=false&text=open;task list --text open",
            "/api/v1/tasks/a;task show a",
            "/api/v1/tasks/open%2F1;task show open/1",
            "/api/v1/tasks/a/history;task history a",
            "/api/v1/tasks/a/snapshots;task snapshots a",
            "/api/v1/tasks/a/dependencies;task deps a",
            "/api/v1/incidents?severity=high&limit=1;incident list --severity high --limit 1",
            "/api/v1/incidents/mttr;mttr",
            "/api/v1/learning;learning list",
            "/api/v1/governance;governance list",
            "/api/v1/evidence;evidence unified",
            "/api/v1/evidence/healing;evidence healing",
            "/api/v1/stats?by=subsystem,type;stats --by subsystem,type",
            "/api/v1/stats/compare;stats compare",
            "/api/v1/trends/tasks;trend tasks",
            "/api/v1/forecast?type=backup&subsystem=storage;forecast --type backup --subsystem storage",
            "/api/v1/anomalies;anomalies",
            "/api/v1/sla;sla",
            "/api/v1/stuck;stuck",
            "/api/v1/insights;insights",
            "/api/v1/evaluation;evaluate",
            "/api/v1/knowledge/nightly;knowledge search nightly",
            "/api/v1/audit?limit=2;audit list --limit 2",
            "/api/v1/workflows;workflow list",
            "/api/v1/queue;queue list",
            "/api/v1/dead;dead list",
            "/api/v1/dashboard;dashboard",
            "/api/task-registry/tasks?status=active;task list --status active",
            "/api/tasks/registry?subsystem=storage;task list --subsystem storage",
            "/api/task-registry/task/a;task show a",
            "/api/tasks/a/status;task show a",
            "/api/task-registry/forecast?subsystem=storage&task_type=backup;forecast --type backup --subsystem storage",
            "/api/task-registry/metrics/anomalies?subsystem=storage;anomalies --subsystem storage"})
    void answersWhatTheCommandLinePrints(String path, String command) throws Exception {
        HttpResponse<String> response = server.get(path);

        String[] words = (command + " --json --logs logs").split(" ", -1);
        assertThat(response.body()).isEqualTo(tool.run(words).out());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void leadsATaskThroughItsLife() throws Exception {
        HttpResponse<String> created = server.post("/api/v1/tasks",
                "{\"title\":\"Fix\",\"task_type\":\"playbook\",\"subsystem\":\"healing\",\"priority\":\"high\",\"sla_hours\":1.5,\"metadata\":{\"port\":8000}}");
        String id = String.valueOf(Served.json(created).get("task_id"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/api/v1/tasks/" + id);
        assertThat(created.body()).isEqualTo(server.get("/api/v1/tasks/" + id).body()).contains("\"created_by\": \"anonymous\"", "\"priority\": 8");
        assertThat(status(server.post("/api/v1/tasks/" + id + "/start", ""))).isEqualTo("active");
        assertThat(status(server.post("/api/v1/tasks/" + id + "/progress", "{\"progress_percent\":40.5,\"ml_metrics\":{\"loss\":0.2}}"))).isEqualTo("active");
        assertThat(status(server.send("PATCH", "/api/v1/tasks/" + id, "{\"assigned_to\":\"ops\",\"tags\":[\"x\"]}"))).isEqualTo("active");
        assertThat(status(server.post("/api/v1/tasks/" + id + "/complete", "{\"verification_passed\":true,\"resource_usage\":{\"cpu_seconds\":12.5}}")))
                .isEqualTo("completed");
        assertThat(tool.run("task", "show", id, "--json", "--logs", "logs").out()).contains("\"cpu_seconds\": 12.5", "\"assigned_to\": \"ops\"");
        assertThat(tool.last("immutable_audit.jsonl")).containsEntry("actor", "anonymous").containsEntry("action", "task_completed");
    }

    @Test
    void aTaskIsPartOfTheTraceThatItsRequestIsOf() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String created = server.post("/api/v1/tasks", "{\"title\":\"Fix\",\"task_id\":\"fix\",\"metadata\":{\"port\":1}}",
                "traceparent", "00-" + trace + "-00f067aa0ba902b7-01").body();
        assertThat(Json.strict().parse(created).get("metadata"))
                .isEqualTo(Map.of("trace_id", trace, "parent_span_id", "00f067aa0ba902b7", "port", 1L));
        server.post("/api/v1/tasks/fix/complete", "");
        assertThat(tool.run("export", "otlp", "--file", "-", "--logs", "logs").out()).contains("\"traceId\":\"" + trace + "\"", "\"parentSpanId\":\"00f067aa0ba902b7\"");

        String plain = server.post("/api/v1/tasks", "{\"title\":\"Other\"}", "traceparent", "00-nothing-01").body();
        assertThat(Json.strict().parse(plain).get("metadata")).isEqualTo(Map.of());
    }

    private static @Nullable Object status(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Served.json(response).get("status");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "POST;/api/v1/tasks/a/start;{};409;task a is completed",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"task_id\":\"a\"};409;task a",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"priority\":11};400;no priority",
            "POST;/api/v1/tasks;{\"title\":\" \"};400;title must not be empty",
            "POST;/api/v1/tasks;{};400;title must be given",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"name\":\"y\"};400;title and name say the same",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"sla\":\"soon\"};400;sla: ",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"seq\":1};400;there is no key",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"task_id\":\"..\"};400;holds a step",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"task_id\":\"a/./b\"};400;holds a step",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"task_id\":\"a\\\\..\"};400;holds a step",
            "POST;/api/tasks/register;{\"title\":\"x\",\"task_id\":\"../b\"};400;holds a step",
            "POST;/api/v1/tasks;{\"title\":\"x\",\"depends_on\":[\"nope\"]};404;nope",
            "POST;/api/v1/tasks/nope/start;{};404;nope",
            "POST;/api/v1/tasks/open/start;{};404;no task ",
            "POST;/api/v1/tasks/open%2F1/progress;{};400;there is no progress to report",
            "POST;/api/v1/tasks/open%2F1/progress;{\"progress_percent\":101};400;progress_percent must be a number from 0 to 100",
            "POST;/api/v1/tasks/open%2F1/progress;{\"subtasks_total\":-1};400;subtasks_total must not be negative",
            "POST;/api/v1/tasks/open%2F1/fail;{};400;error_message is missing",
            "POST;/api/v1/tasks/open%2F1/complete;{\"resource_usage\":{\"cpu_seconds\":-1}};400;cpu_seconds",
            "POST;/api/v1/tasks/open%2F1/complete;{\"verification_details\":1};400;reports a verification",
            "POST;/api/v1/tasks/open%2F1/snapshot;{};400;there is nothing to note",
            "POST;/api/v1/incidents;{\"failure_mode\":\"x\",\"severity\":\"bad\"};400;bad",
            "POST;/api/v1/incidents;{\"failure_mode\":\"x\",\"severity\":\"high\",\"occurred_at\":\"soon\"};400;occurred_at",
            "POST;/api/v1/incidents/nope/resolve;{};404;nope",
            "POST;/api/v1/learning/config;{\"component\":\"c\",\"risk\":\"some\"};400;no risk ",
            "POST;/api/v1/governance/a/approve;{};409;not held for approval",
            "PUT;/api/v1/tasks/open%2F1;{};400;there is nothing to update",
            "GET;/api/v1/tasks?status=done;;400;no status",
            "GET;/api/v1/tasks?limit=-1;;400;limit must be a whole number",
            "GET;/api/v1/tasks?overdue=perhaps;;400;overdue is true or false",
            "GET;/api/v1/tasks?output=csv;;400;there is no parameter",
            "GET;/api/v1/forecast;;400;--type",
            "GET;/api/v1/forecast?type=nope;;404;no successful run of nope has finished yet",
            "GET;/api/v1/tasks/nope;;404;nope",
            "GET;/api/v1/stats?since=2026;;400;since: ",
            "GET;/api/task-registry/subsystem/nope;;404;no task is of subsystem",
            "DELETE;/api/v1/incidents;;405;it knows GET, POST",
            "GET;/api/v2/tasks;;404;nothing is at this path"})
    void refusesWhatCannotBeDoneAndLeavesTheLogAsItWas(String method, String path, @Nullable String body, int status, String detail) throws Exception {
        List<String> before = tool.lines("registry.jsonl");

        HttpResponse<String> response = server.send(method, path, body);

        Map<String, @Nullable Object> problem = Served.json(response);
        assertThat(String.valueOf(problem.get("detail"))).contains(detail);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(problem).containsEntry("status", (long) status).containsKey("correlation_id");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(tool.lines("registry.jsonl")).isEqualTo(before);
        assertThat(server.err()).doesNotContain("Exception");
    }

    @Test
    void aValueThatIsRefusedIsNamedWithItsField() throws Exception {
        assertThat(Served.json(server.post("/api/v1/tasks", "{\"title\":\" \"}"))).containsEntry("field", "title").containsEntry("value", " ");
        assertThat(Served.json(server.post("/api/v1/tasks/open%2F1/progress", "{\"progress_percent\":101}"))).containsEntry("field", "progress_percent").containsEntry("value", 101L);
    }

    @Test
    void pagesLeadThroughTheWholeListOnce() throws Exception {
        StringBuilder all = new StringBuilder();
        String path = "/api/v1/tasks?limit=2&sort=title:desc&columns=title";
        int pages = 0;
        while (path != null) {
            HttpResponse<String> page = server.get(path);
            Json.strict().parse("{\"rows\":" + page.body() + "}");
            page.body().lines().filter(line -> line.contains("\"task_id\"")).forEach(line -> all.append(line.strip()).append(' '));
            path = page.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>'))).orElse(null);
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(all.toString().replaceAll("learning_\\w+", "learned"))
                .isEqualTo("\"task_id\": \"open/1\" \"task_id\": \"learned\" \"task_id\": \"c\" \"task_id\": \"b\" \"task_id\": \"a\" \"task_id\": \"inc_20251117_120000_000000\" ");
    }

    @Test
    void changesOnlyWhatIsAsItWasSeen() throws Exception {
        HttpResponse<String> seen = server.get("/api/v1/tasks/open%2F1");
        String tag = seen.headers().firstValue("ETag").orElseThrow();
        tool.at("2025-11-17T12:00:01Z");

        assertThat(server.get("/api/v1/tasks/open%2F1", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.post("/api/v1/tasks/open%2F1/start", "", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        HttpResponse<String> started = server.post("/api/v1/tasks/open%2F1/start", "", "If-Match", tag);
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(server.post("/api/v1/tasks/open%2F1/complete", "", "If-Match", tag).statusCode()).isEqualTo(412);
        String next = started.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get("/api/v1/tasks/open%2F1", "If-None-Match", tag).headers().firstValue("ETag")).hasValue(next);
        assertThat(server.post("/api/v1/tasks/open%2F1/complete", "", "If-Match", next).statusCode()).isEqualTo(200);
    }

    @Test
    void aWorkerElsewhereClaimsATaskAndAnOldTokenIsRefused() throws Exception {
        Map<String, @Nullable Object> claim = Served.json(server.post("/api/v1/tasks/claim", "{\"subsystem\":\"web\",\"lease\":\"2m\",\"worker\":\"w1\"}"));
        String path = "/api/v1/tasks/open%2F1";
        assertThat(claim).containsEntry("task_id", "open/1").containsKey("token");
        String token = "{\"token\":" + claim.get("token") + "}";

        assertThat(server.post("/api/v1/tasks/claim", "{\"subsystem\":\"web\"}").statusCode()).as("nothing more").isEqualTo(204);
        assertThat(server.post(path + "/claim", "{}").statusCode()).as("held").isEqualTo(409);
        assertThat(status(server.post(path + "/heartbeat", token))).isEqualTo("active");
        assertThat(server.post(path + "/heartbeat", "{\"token\":0}").statusCode()).isEqualTo(400);
        assertThat(server.post(path + "/claim", "{\"lease\":\"soon\"}").statusCode()).isEqualTo(400);
        assertThat(status(server.post(path + "/release", token))).isEqualTo("retrying");
        Object second = Served.json(server.post(path + "/claim", "{}")).get("token");
        assertThat(server.post(path + "/complete", token).statusCode()).as("of the first claim").isEqualTo(409);
        assertThat(status(server.post(path + "/complete", "{\"token\":" + second + "}"))).isEqualTo("completed");
    }

    @Test
    void incidentsAndLearningGoTheirWays() throws Exception {
        HttpResponse<String> opened = server.post("/api/v1/incidents", "{\"failure_mode\":\"disk_full\",\"severity\":\"critical\",\"key\":\"k\"}");
        String path = opened.headers().firstValue("Location").orElseThrow();

        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(server.post("/api/v1/incidents", "{\"failure_mode\":\"disk_full\",\"severity\":\"critical\",\"key\":\"k\"}").statusCode()).isEqualTo(200);
        assertThat(status(server.post(path + "/remediate", "{\"actions_taken\":[\"rotate\"]}"))).isEqualTo("remediating");
        assertThat(status(server.post(path + "/resolve", "{\"by_hand\":true}"))).isEqualTo("resolved");
        assertThat(server.post(path + "/fail", "{\"error\":\"x\"}").statusCode()).isEqualTo(409);
        assertThat(server.get(path).body()).isEqualTo(tool.run("incident", "show", path.substring(path.lastIndexOf('/') + 1), "--json", "--logs", "logs").out());

        String training = server.post("/api/v1/learning/training", "{\"title\":\"ranker\",\"start\":true}").headers().firstValue("Location").orElseThrow();
        String id = training.substring(training.lastIndexOf('/') + 1);
        assertThat(status(server.post("/api/v1/learning/" + id + "/progress", "{\"progress_percent\":10}"))).isEqualTo("active");
        assertThat(status(server.post("/api/v1/learning/" + id + "/complete", "{\"result\":{\"accuracy\":0.9}}"))).isEqualTo("completed");
        assertThat(server.post("/api/v1/learning/a/complete", "{}").statusCode()).isEqualTo(409);
        Map<String, @Nullable Object> config = Served.json(server.post("/api/v1/learning/config", "{\"component\":\"ranker\",\"risk\":\"high\"}"));
        assertThat(config).containsEntry("risk", "high").containsEntry("approval", "held");
        assertThat(Served.json(server.post("/api/v1/governance/" + config.get("task_id") + "/reject", "{\"reason\":\"no\"}"))).containsEntry("state", "rejected");
    }

    @Test
    void olderAddressesHaveTheKeysThatOlderClientsRead() throws Exception {
        String id = String.valueOf(Served.json(server.post("/api/tasks/register", "{\"title\":\"x\",\"subsystem\":\"healing\",\"task_type\":\"playbook\"}")).get("task_id"));
        assertThat(status(server.post("/api/tasks/" + id + "/start", "{}"))).isEqualTo("active");
        assertThat(status(server.post("/api/tasks/" + id + "/complete", "{\"success\":false}"))).isEqualTo("failed");

        assertThat(server.get("/api/task-registry/subsystem/storage").body()).isEqualTo("""
                {
                  "subsystem": "storage",
                  "task_counts": {
                    "pending": 0,
                    "queued": 0,
                    "active": 0,
                    "paused": 0,
                    "retrying": 0,
                    "completed": 3,
                    "failed": 0,
                    "cancelled": 0
                  },
                  "metrics": [
                    {
                      "task_type": "backup",
                      "avg_duration_seconds": 0,
                      "success_rate": 1,
                      "total_completed": 3
                    }
                  ]
                }
                """);
        assertThat(server.get("/api/tasks/metrics/subsystem/storage").body()).contains("\"success_rate\": 1");
        assertThat(server.get("/api/task-registry/subsystems").body()).contains("\"success_rate\": 1", "\"success_rate_percent\": 75.0", "\"success_rate\": 0.75");
        assertThat(server.get("/api/task-registry/stats").body()).isEqualTo(server.get("/api/tasks/metrics/summary").body());
    }

    @Test
    void headIsWhatGetWouldAnswerWithoutTheBody() throws Exception {
        HttpResponse<String> head = server.send("HEAD", "/api/v1/tasks/a", null);

        assertThat(head.body()).isEmpty();
        HttpResponse<String> get = server.get("/api/v1/tasks/a");
        assertThat(head.headers().firstValue("ETag")).isPresent().isEqualTo(get.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Length")).isPresent().isEqualTo(get.headers().firstValue("Content-Length"));
        assertThat(server.send("HEAD", "/api/v1/events", null).body()).isEmpty();
    }

    @Test
    void writesALineForEachRequestWhereThatIsWanted() throws Exception {
        try (Served logging = Served.by(tool, "--anonymous", "viewer", "--log-requests", "--logs", "logs")) {
            logging.get("/api/v1/tasks?text=secret", "X-Request-Id", "r-1");
            logging.get("/livez", "X-Request-Id", "r-2");

            List<String> lines = logging.err().lines().toList();
            assertThat(lines.get(1)).matches("\\{\"ts\":\"2025-11-17T12:00:00.000000Z\",\"request_id\":\"r-1\",\"method\":\"GET\",\"path\":\"/api/v1/tasks\",\"status\":200,"
                    + "\"caller\":\"anonymous\",\"peer\":\"127.0.0.1\",\"millis\":[0-9.]+}");
            assertThat(lines.get(2)).contains("\"request_id\":\"r-2\"", "\"caller\":null");
        }
    }

    @Test
    void saysWhereItListensAndEndsWhenItIsInterrupted() throws Exception {
        assertThat(server.err()).isEqualTo("task-mgmt: http://localhost:" + server.port() + "\n");
        assertThat(Tool.in(directory).run("serve", "--anonymous", "viewer", "--port", String.valueOf(server.port()), "--logs", "logs")).satisfies(second -> {
            assertThat(second.status()).isEqualTo(2);
            assertThat(second.err()).contains("--port: nobody can listen on port " + server.port());
        });
        assertThat(server.end()).isEqualTo(130);
    }
}
