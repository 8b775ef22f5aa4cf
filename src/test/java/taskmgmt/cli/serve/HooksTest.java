package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.run.http.BodySignature;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** Webhooks, signed as the documentation of GitHub says; the real one could not be tried. */
class HooksTest {
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String PUSH = "{\"ref\":\"refs/heads/main\",\"after\":\"abc\",\"commits\":[{\"id\":\"c;0 $(id)\"}],\"nothing\":null}";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString()).environment("SECRET", SECRET);
        Files.writeString(directory.resolve("note.yaml"), "id: note\nparams: {text: none}\nsteps:\n  - {name: write, run: [sh, -c, 'echo \"$1\" > told', sh, '${params.text}']}\n");
        assertThat(run("workflow", "create", "--file", "note.yaml").status()).isZero();
        assertThat(run("credential", "set", "github", "--for", "https://github.com", "--from-variable", "SECRET").status()).isZero();
        assertThat(run("trigger", "add", "deploy", "--workflow", "note", "--webhook", "--event", "code_push", "--credential", "github", "--where", "ref=refs/heads/main",
                "--take", "text=commits.0.id").status()).isZero();
        assertThat(run("trigger", "add", "off", "--workflow", "note", "--webhook", "--credential", "github").status()).isZero();
        assertThat(run("trigger", "disable", "off").status()).isZero();
        assertThat(run("trigger", "add", "events", "--workflow", "note", "--event", "task.failed").status()).isZero();
        assertThat(run("trigger", "add", "lacks", "--workflow", "note", "--webhook", "--credential", "github", "--take", "text=missing").status()).isZero();
        server = Served.by(tool, "--logs", "logs");
    }

    private Tool.Outcome run(String... words) {
        return tool.run(words);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static String signed(String body) {
        return BodySignature.of(body.getBytes(StandardCharsets.UTF_8), SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String name, String body, String... headers) throws IOException, InterruptedException {
        return server.post("/api/v1/hooks/" + name, body, headers);
    }

    /** All of a problem but for what finds it in the server's own log. */
    private static Map<String, @Nullable Object> said(HttpResponse<String> problem) throws BadJsonException {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(Served.json(problem));
        assertThat(said.remove("correlation_id")).isNotNull();
        return said;
    }

    private HttpResponse<String> push(String delivery) throws IOException, InterruptedException {
        return post("deploy", PUSH, "X-Hub-Signature-256", signed(PUSH), "X-GitHub-Event", "push", "X-GitHub-Delivery", delivery);
    }

    @Test
    void aBodyIsSignedAsThePublishedExampleIs() {
        assertThat(signed("Hello, World!")).isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void aDeliveryStartsOneRunHoweverOftenItIsSent() throws Exception {
        HttpResponse<String> first = push("d1");
        HttpResponse<String> again = push("d1");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        String run = String.valueOf(Served.json(first).get("run_id"));
        assertThat(run).matches("triggered_deploy_[0-9a-f]{16}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Served.json(again)).containsEntry("started", false).containsEntry("run_id", run);
        assertThat(Served.json(push("d2"))).containsEntry("started", true);
        assertThat(run("wait", run, "--timeout", "20s").status()).isZero();
        assertThat(Files.readString(directory.resolve("told"))).isEqualTo("c;0 $(id)\n");
        assertThat(run("audit", "list", "--json").out()).contains("trigger:deploy");
    }

    @Test
    void whatDoesNotMatchStartsNothing() throws Exception {
        String other = PUSH.replace("main", "side");
        assertThat(post("deploy", other, "X-Hub-Signature-256", signed(other), "X-GitHub-Event", "push").body()).contains("refs/heads/side").contains("\"started\": false");
        assertThat(post("deploy", PUSH, "X-Hub-Signature-256", signed(PUSH), "X-GitHub-Event", "issues").body()).contains("'issues'");
        assertThat(post("deploy", PUSH, "X-Hub-Signature-256", signed(PUSH)).body()).contains("is missing");
        assertThat(post("deploy", "{}", "X-Hub-Signature-256", signed("{}"), "X-GitHub-Event", "ping").body()).contains("a ping");
        assertThat(post("lacks", PUSH, "X-Task-Mgmt-Signature", signed(PUSH)).statusCode()).isEqualTo(400);
        assertThat(run("workflow", "history", "--json").out().strip()).isEqualTo("[]");
    }

    @Test
    void withoutAGoodSignatureAllAnswersAreTheSame() throws Exception {
        List<HttpResponse<String>> answers = List.of(post("deploy", PUSH), post("deploy", PUSH, "X-Hub-Signature-256", signed(PUSH + " ")),
                post("off", PUSH, "X-Hub-Signature-256", signed(PUSH)), post("nobody", PUSH, "X-Hub-Signature-256", signed(PUSH)),
                post("events", PUSH, "X-Hub-Signature-256", signed(PUSH)));

        for (HttpResponse<String> each : answers) {
            assertThat(each.statusCode()).isEqualTo(401);
            assertThat(said(each)).isEqualTo(said(answers.getFirst()));
        }
        int status = 0;
        // Again where ten took so long that there is one more.
        for (int times = 0; status != 429 && times < 100; times++) {
            for (int i = 0; i < 5; i++) {
                post("deploy", PUSH);
            }
            status = push("d" + (3 + times)).statusCode();
        }
        assertThat(status).as("ten were not signed").isEqualTo(429);
    }
}
