package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.access.Role;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** What holds for each change that the server makes: it is on record under the id of the key, and it is made once. */
class ChangesTest {
    /** Each route that changes something, in an order in which all of it can be done. What is in angle brackets an answer has said. */
    private static final List<String> STEPS = List.of(
            "POST /api/v1/tasks {\"title\":\"x\",\"task_id\":\"t\"}",
            "PATCH /api/v1/tasks/t {\"priority\":7}",
            "PUT /api/v1/tasks/t {\"description\":\"more\"}",
            "POST /api/v1/tasks/t/queue {}",
            "POST /api/v1/tasks/t/start {}",
            "POST /api/v1/tasks/t/progress {\"progress_percent\":5}",
            "POST /api/v1/tasks/t/snapshot {\"resource_usage\":{\"cpu_seconds\":1}}",
            "POST /api/v1/tasks/t/pause {}",
            "POST /api/v1/tasks/t/resume {}",
            "POST /api/v1/tasks/t/verify {\"verification_passed\":true}",
            "POST /api/v1/tasks/t/complete {}",
            "POST /api/v1/tasks {\"title\":\"y\",\"task_id\":\"u\",\"start\":true}",
            "POST /api/v1/tasks/u/fail {\"error_message\":\"x\"}",
            "POST /api/v1/tasks/u/retry {}",
            "POST /api/v1/tasks/u/cancel {\"reason\":\"x\"}",
            "POST /api/v1/tasks {\"title\":\"z\",\"task_id\":\"w\"}",
            "POST /api/v1/tasks/w/claim {}",
            "POST /api/v1/tasks/w/heartbeat {\"token\":<token>}",
            "POST /api/v1/tasks/w/release {\"token\":<token>}",
            "POST /api/v1/tasks/claim {}",
            "POST /api/v1/tasks/w/complete {\"token\":<token>}",
            "POST /api/v1/tasks {\"title\":\"v\",\"task_id\":\"v\"}",
            "DELETE /api/v1/tasks/v {}",
            "POST /api/v1/incidents {\"failure_mode\":\"port_in_use\",\"severity\":\"high\"}",
            "POST /api/v1/incidents/<incident_id>/remediate {\"actions_taken\":[\"a\"]}",
            "POST /api/v1/incidents/<incident_id>/resolve {}",
            "POST /api/v1/incidents {\"failure_mode\":\"disk_full\",\"severity\":\"low\"}",
            "POST /api/v1/incidents/<incident_id>/fail {\"error\":\"x\"}",
            "POST /api/v1/learning/event {\"title\":\"x\"}",
            "POST /api/v1/learning/knowledge {\"title\":\"x\"}",
            "POST /api/v1/learning/training {\"title\":\"x\",\"start\":true}",
            "POST /api/v1/learning/<task_id>/progress {\"progress_percent\":5}",
            "POST /api/v1/learning/<task_id>/complete {}",
            "POST /api/v1/learning/config {\"component\":\"ranker\",\"risk\":\"high\"}",
            "POST /api/v1/governance/<task_id>/approve {}",
            "POST /api/v1/learning/config {\"component\":\"ranker\",\"risk\":\"high\"}",
            "POST /api/v1/governance/<task_id>/reject {\"reason\":\"no\"}",
            "POST /api/tasks/register {\"title\":\"old\",\"task_id\":\"old\"}",
            "POST /api/tasks/old/start {}",
            "POST /api/tasks/old/complete {\"success\":true}",
            "POST /api/v1/workflows {\"definition\":\"id: asks\\nsteps: [{name: gate, approval: 'Publish?'}]\"}",
            "POST /api/v1/workflows/asks/execute {\"run_id\":\"r1\"}",
            "POST /api/v1/workflows/runs/r1/pause {}",
            "POST /api/v1/workflows/runs/r1/resume {}",
            "POST /api/v1/workflows/runs/r1/approve {}",
            "POST /api/v1/workflows/asks/execute {\"run_id\":\"r2\"}",
            "POST /api/v1/workflows/runs/r2/reject {}",
            "POST /api/v1/workflows/runs/r2/retry {}",
            "POST /api/v1/workflows/runs/r2/cancel {}",
            "POST /api/v1/keys {\"name\":\"x\",\"role\":\"viewer\"}",
            "DELETE /api/v1/keys/<key_id> ");

    /** They write no event, and so nothing of them is known again after a restart: the page says so. */
    private static final List<String> WITHOUT_EVENT = List.of("/api/v1/keys", "/api/v1/workflows ");

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    private final Map<String, String> said = new HashMap<>();
    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        for (Role role : List.of(Role.ADMIN, Role.APPROVER, Role.VIEWER)) {
            keys.put(role, String.valueOf(Json.strict().parse(tool.run("key", "create", "--name", role.text(), "--role", role.text(), "--json", "--logs", "logs").out()).get("key")));
        }
        server = Served.by(tool, "--accept-workflows", "--logs", "logs");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void restart() throws Exception {
        server.close();
        server = Served.by(tool, "--accept-workflows", "--logs", "logs");
    }

    /** Whoever has proposed something does not approve it. */
    private static Role role(String step) {
        return step.contains("/governance/") ? Role.APPROVER : Role.ADMIN;
    }

    private HttpResponse<String> send(String step, Role role, String... headers) throws IOException, InterruptedException {
        String[] words = step.split(" ", 3);
        String path = words[1];
        String body = words[2];
        for (Map.Entry<String, String> each : said.entrySet()) {
            path = path.replace("<" + each.getKey() + ">", each.getValue());
            body = body.replace("<" + each.getKey() + ">", each.getValue());
        }
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + keys.get(role)));
        all.addAll(List.of(headers));
        return server.send(words[0], path, body, all.toArray(String[]::new));
    }

    private HttpResponse<String> done(String step, String... headers) throws Exception {
        if (step.contains("/runs/")) {
            awaitGate(step);
        }
        HttpResponse<String> answer = send(step, role(step), headers);
        while (answer.statusCode() == 409 && step.contains("/retry") && answer.body().contains("led already")) {
            answer = send(step, role(step), headers); // whoever led it is about to give it back
        }
        assertThat(answer.statusCode()).as(step + ": " + answer.body()).isBetween(200, 204);
        remember(answer);
        return answer;
    }

    /** The run has come to where it asks, or past it. */
    private void awaitGate(String step) throws Exception {
        String run = step.replaceAll(".*/runs/(\\w+)/.*", "$1");
        String wanted = step.contains("/retry") ? "\"status\": \"failed\"" : "gate";
        String path = "/api/v1/workflows/runs/" + run;
        while (!server.get(step.contains("/retry") ? path : "/api/v1/tasks/" + run + ".gate", "Authorization", "Bearer " + keys.get(Role.VIEWER)).body().contains(wanted)) {
            Thread.onSpinWait();
        }
    }

    private void remember(HttpResponse<String> answer) throws BadJsonException {
        for (String name : List.of("task_id", "incident_id", "key_id", "token")) {
            Object value = Served.json(answer).get(name);
            if (value != null) {
                said.put(name, String.valueOf(value));
            }
        }
    }

    @Test
    void everyRouteThatChangesSomethingIsTried() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (String line : Files.readAllLines(Golden.inProject("src/test/resources/taskmgmt/serve/routes.txt"))) {
            String route = line.replaceAll(":.*", "");
            // What agents and webhooks send has tests of its own.
            if (route.matches("(POST|PUT|PATCH|DELETE) /api/.*") && !route.contains("/hooks/")) {
                String pattern = route.replaceAll("\\{\\w+}", "[^/ ]+") + " .*";
                if (STEPS.stream().noneMatch(step -> step.matches(pattern))) {
                    missing.add(route);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void eachIsOnRecordUnderTheIdOfTheKeyAndSoIsEachDenial() throws Exception {
        for (String step : STEPS) {
            int before = tool.lines("immutable_audit.jsonl").size();
            HttpResponse<String> denied = send(step, Role.VIEWER);
            assertThat(denied.statusCode()).as(step).isEqualTo(403);
            // A run that goes on meanwhile has entries of its own.
            List<String> ofViewer = entriesFrom(before).filter(entry -> entry.contains("\"actor\":\"" + id(Role.VIEWER) + "\"")).toList();
            assertThat(ofViewer).as(step).hasSize(1);
            assertThat(Json.strict().parse(ofViewer.getFirst())).as(step).containsEntry("action", "access_denied")
                    .containsEntry("resource", denied.uri().getRawPath());
            before = tool.lines("immutable_audit.jsonl").size();
            done(step);

            assertThat(entriesFrom(before)).as(step).isNotEmpty().allMatch(entry -> entry.contains("\"actor\":\"" + id(role(step)) + "\""));
        }
    }

    private Stream<String> entriesFrom(int first) throws IOException {
        return tool.lines("immutable_audit.jsonl").stream().skip(first);
    }

    private String id(Role role) {
        return String.valueOf(keys.get(role)).substring(3, 13);
    }

    /** The server ends after each of them, and the client, who does not know whether it was made, sends it again. */
    @Test
    void eachThatIsSentAgainAfterARestartIsAnsweredAsBeforeAndMadeOnce() throws Exception {
        int number = 0;
        for (String step : STEPS) {
            String[] key = {"Idempotency-Key", "k" + number++};
            Map<String, String> before = Map.copyOf(said);
            HttpResponse<String> first = done(step, key);
            if (WITHOUT_EVENT.stream().anyMatch(step::contains)) {
                continue;
            }
            restart();
            Map<String, String> after = Map.copyOf(said);
            said.clear();
            said.putAll(before);
            int lines = records();
            HttpResponse<String> again = send(step, role(step), key);
            assertThat(again.statusCode()).as(step + ": " + again.body()).isEqualTo(first.statusCode());
            assertThat(again.headers().firstValue("Location")).as(step).isEqualTo(first.headers().firstValue("Location"));
            if (step.contains("/workflows")) {
                // It goes on while it is asked for.
                assertThat(Served.json(again).get("run_id")).as(step).isNotNull().isEqualTo(Served.json(first).get("run_id"));
            } else {
                assertThat(again.body()).as(step).isEqualTo(first.body());
                assertThat(records()).as(step).isEqualTo(lines);
            }
            assertThat(other(step, key).statusCode()).as(step).isEqualTo(422);
            said.putAll(after);
        }
    }

    private int records() throws IOException {
        return tool.lines("registry.jsonl").size() + (Files.exists(directory.resolve("logs/incidents.jsonl")) ? tool.lines("incidents.jsonl").size() : 0);
    }

    /** Another request with the same key. */
    private HttpResponse<String> other(String step, String[] key) throws IOException, InterruptedException {
        String path = step.split(" ", 3)[1];
        String body = path.endsWith("/workflows/asks/execute") ? "{\"run_id\":\"other\"}" : step.split(" ", 3)[2] + " ";
        return send(step.split(" ", 3)[0] + " " + path + " " + body, role(step), key);
    }

    /** What is done to one that has a lease that is over is no part of the change that is asked for. */
    @Test
    void aClaimWithAKeyIsNotTakenForTheEndOfAnotherOne() throws Exception {
        done("POST /api/v1/tasks {\"title\":\"x\",\"task_id\":\"a\",\"start\":false}");
        done("POST /api/v1/tasks {\"title\":\"x\",\"task_id\":\"b\"}");
        done("POST /api/v1/tasks/a/claim {\"lease\":\"1s\"}");
        tool.at("2025-11-17T13:00:00Z");

        Map<String, @Nullable Object> claimed = Served.json(done("POST /api/v1/tasks/b/claim {}", "Idempotency-Key", "k"));

        assertThat(claimed).containsEntry("task_id", "b").containsKey("token");
        assertThat(tool.events()).endsWith("task.retrying", "task.started");
    }

    /** The version is an older one because the change was made. */
    @Test
    void aChangeThatWasMadeIsNotRefusedForTheVersionThatItWasDecidedOn() throws Exception {
        HttpResponse<String> created = done("POST /api/v1/tasks {\"title\":\"x\",\"task_id\":\"a\"}");
        String tag = created.headers().firstValue("ETag").orElseThrow();
        tool.at("2025-11-17T12:30:00Z");
        String[] headers = {"If-Match", tag, "Idempotency-Key", "k"};
        HttpResponse<String> first = done("POST /api/v1/tasks/a/start {}", headers);
        restart();

        HttpResponse<String> again = done("POST /api/v1/tasks/a/start {}", headers);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(send("POST /api/v1/tasks/a/pause {}", Role.ADMIN, "If-Match", tag, "Idempotency-Key", "l").statusCode()).isEqualTo(412);
    }

    /** Of all that are sent at the same moment with one key, one is made, and all get its answer. */
    @Test
    void thoseThatAreSentAtOnceAreMadeOnce() throws Exception {
        for (String step : List.of("POST /api/v1/tasks {\"title\":\"x\"}", "POST /api/v1/incidents {\"failure_mode\":\"x\",\"severity\":\"low\"}",
                "POST /api/v1/keys {\"name\":\"x\",\"role\":\"viewer\"}")) {
            List<String> answers = atOnce(step, "Idempotency-Key", "same" + step.hashCode()).stream().map(HttpResponse::body).toList();
            assertThat(answers).as(step).hasSize(16).allMatch(answer -> answer.startsWith("{") && !answer.contains("correlation_id")).containsOnly(answers.getFirst());
        }
        assertThat(tool.lines("incidents.jsonl")).hasSize(1);
    }

    /** Sixteen times, by as many clients. */
    private List<HttpResponse<String>> atOnce(String step, String... headers) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    HttpResponse<String> answer = send(step, Role.ADMIN, headers);
                    synchronized (answers) {
                        answers.add(answer);
                    }
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt(); // there is an answer less
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return answers;
    }

    /** Of all that were decided on one version, one is made. */
    @Test
    void ofThoseThatAreSentAtOnceForOneVersionOneIsMade() throws Exception {
        server.close();
        tool.ticking();
        server = Served.by(tool, "--logs", "logs");
        for (String step : List.of("PATCH /api/v1/tasks/a {\"description\":\"new\"}", "POST /api/v1/tasks/a/start {}", "POST /api/v1/tasks/a/progress {\"progress_percent\":5}")) {
            String tag = (step.startsWith("PATCH") ? done("POST /api/v1/tasks {\"title\":\"x\",\"task_id\":\"a\"}") : send("GET /api/v1/tasks/a ", Role.ADMIN))
                    .headers().firstValue("ETag").orElseThrow();

            assertThat(atOnce(step, "If-Match", tag).stream().map(HttpResponse::statusCode).sorted()).as(step).hasSize(16).startsWith(200, 412).containsOnlyOnce(200);
        }
    }
}
