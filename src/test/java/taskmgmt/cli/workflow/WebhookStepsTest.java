package taskmgmt.cli.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import taskmgmt.run.http.BodySignature;
import taskmgmt.task.Task;
import taskmgmt.testkit.PlainServer;
import taskmgmt.testkit.Tool;

/** Steps that ask web servers, as somebody at a terminal has them. */
class WebhookStepsTest extends WorkflowFixture {
    private Tool.Outcome allowed(String... arguments) {
        return Tool.in(directory).ticking().environment("TASK_MGMT_HTTP_ALLOW", "127.0.0.1").environment("HOOK_KEY", "k3y").run(arguments);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metadata(Task task) {
        return (Map<String, Object>) (Map<?, ?>) Objects.requireNonNull(task.fields().get("metadata"));
    }

    @Test
    void asksAndGoesOnWithWhatTheServerSaid() throws Exception {
        try (PlainServer server = new PlainServer(PlainServer.answer(200, "{\"ticket\":\"T-1\",\"more\":2}"))) {
            file("hook.yaml", """
                    id: hook
                    params: {text: 'say "hi"'}
                    steps:
                      - name: tell
                        webhook: %s/builds/${params.text}x
                        headers: {X-Env: "${run.workflow}", accept: text/plain}
                        secret_headers: {Authorization: HOOK_KEY}
                        body: {text: "${params.text}", plain: "a ${params.text}"}
                        sign: HOOK_KEY
                        outputs: [ticket]
                      - {name: use, depends_on: tell, shell: 'echo "$T" >> trace', env: {T: "${steps.tell.outputs.ticket}"}}
                      - {name: usual, depends_on: use, webhook: "%s"}
                      - {name: text, depends_on: usual, webhook: "%s", method: put, body: "as ${params.text}"}
                      - {name: look, depends_on: text, webhook: "%s", method: GET, outputs: [more]}
                      - {name: same, depends_on: look, shell: 'test -z "$HOOK_KEY"'}
                    """.formatted(server.url(), server.url(), server.url(), server.url()).replace("${params.text}x", "b"));
            assertThat(run("workflow", "validate", "hook.yaml").status()).isZero();
            assertThat(allowed("workflow", "execute", "./hook.yaml", "--dry-run").out()).contains("POST " + server.url() + "/builds/b", "GET ");
            Tool.Outcome ran = allowed("workflow", "execute", "./hook.yaml", "--id", "h");
            assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
            assertThat(trace()).containsExactly("T-1");
            String body = "{\"text\":\"say \\\"hi\\\"\",\"plain\":\"a say \\\"hi\\\"\"}";
            assertThat(server.asked().get(0)).startsWith("POST /builds/b HTTP/1.1\n").endsWith("\n\n" + body).contains("X-Env: hook\n", "Authorization: k3y\n",
                    "Idempotency-Key: h.tell\n", "Content-Type: application/json\n", "accept: text/plain\n",
                    "X-Task-Mgmt-Signature: " + BodySignature.of(body.getBytes(UTF_8), "k3y".getBytes(UTF_8)) + "\n")
                    .doesNotContain("Accept: application");
            assertThat(server.asked().get(1)).endsWith("\n\n{\"workflow\":\"hook\",\"run_id\":\"h\",\"step\":\"usual\",\"attempt\":1}").doesNotContain("Signature");
            assertThat(server.asked().get(2)).startsWith("PUT / ").endsWith("\n\nas say \"hi\"").contains("Content-Type: text/plain");
            assertThat(server.asked().get(3)).startsWith("GET / ").doesNotContain("Content-");
            assertThat(task("h.tell").title()).isEqualTo("POST " + server.url() + "/…");
            assertThat(metadata(task("h.tell"))).containsEntry("http_status", 200L).doesNotContainKey("output_tail");
            assertThat(metadata(task("h.look"))).containsKey("output_tail");
        }
    }

    @Test
    void triesAgainByTheKindOfError() throws Exception {
        try (PlainServer server = new PlainServer(PlainServer.answer(503, "busy"), PlainServer.answer(500, "oops"), PlainServer.answer(200, "{}"))) {
            file("again.yaml", "id: again\nsteps: [{name: ask, webhook: '%s', retry: {limit: 3, backoff: 1ms}}]\n".formatted(server.url()));
            assertThat(allowed("workflow", "execute", "./again.yaml", "--id", "a", "--quiet").status()).isZero();
            assertThat(server.asked()).hasSize(3).allMatch(each -> each.contains("Idempotency-Key: a.ask\n"));
            assertThat(task("a.ask").earlier()).extracting(Task.Attempt::error).containsExactly("answers with status 503: busy", "answers with status 500: oops");
        }
        try (PlainServer server = new PlainServer(PlainServer.answer(403, "not you"))) {
            file("refused.yaml", "id: refused\nsteps: [{name: ask, webhook: '%s'}]\n".formatted(server.url()));
            assertThat(allowed("workflow", "execute", "./refused.yaml", "--id", "r").status()).isEqualTo(1);
            assertThat(server.asked()).hasSize(1);
            Task failed = task("r.ask");
            assertThat(failed.fields().get("error_message")).isEqualTo("answers with status 403: not you (permission)");
            assertThat(metadata(failed)).containsEntry("error_category", "permission").containsEntry("attempt", 1L).containsEntry("step", "ask")
                    .containsEntry("output_tail", "not you").hasEntrySatisfying("plan", plan -> assertThat(plan).asString().matches("refused@[0-9a-f]{12}"));
        }
    }

    @Test
    void asksNothingThatIsNotAllowed() throws Exception {
        try (PlainServer server = new PlainServer(PlainServer.answer(200, "{}"))) {
            file("inside.yaml", "id: inside\nsteps: [{name: ask, webhook: 'http://localhost:%d/'}]\n".formatted(server.port()));
            assertThat(run("workflow", "execute", "./inside.yaml", "--id", "i").out()).contains("it is of this machine", "http-allow");
            assertThat(server.asked()).isEmpty();
            file("signed.yaml", "id: signed\nsteps: [{name: ask, webhook: '%s', sign: NOT_THERE}]\n".formatted(server.url()));
            assertThat(allowed("workflow", "execute", "./signed.yaml").out()).contains("the secret NOT_THERE is not in the environment");
            Tool.Outcome wrong = Tool.in(directory).ticking().environment("TASK_MGMT_HTTP_ALLOW", "10/8").run("workflow", "execute", "./inside.yaml");
            assertThat(wrong.out()).contains("the setting http-allow: '10/8' is no network");
            file("odd.yaml", "id: odd\nparams: {u: 'ftp://x'}\nsteps: [{name: ask, webhook: '${params.u}'}]\n");
            assertThat(allowed("workflow", "execute", "./odd.yaml").out()).contains("it is no address of a web server");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void whatCannotBeSaysSoBeforeItIsRun() throws Exception {
        file("bad.yaml", """
                id: bad
                steps:
                  - {name: a, webhook: https://x.example, method: HEAD}
                  - {name: b, webhook: https://x.example, headers: {"X Y": "1"}}
                  - {name: c, webhook: https://x.example, secret_headers: {Host: H}}
                  - {name: d, webhook: https://x.example, timeout: 1h}
                  - {name: e, webhook: https://x.example, method: GET, body: x}
                  - {name: f, webhook: https://x.example, retry: always}
                  - {name: g, webhook: https://x.example, secret_headers: [A]}
                  - {name: h, webhook: https://x.example, secret_headers: {A: a-b}}
                  - {name: i, http: https://x.example}
                """);
        assertThat(run("workflow", "validate", "bad.yaml").out() + run("workflow", "validate", "bad.yaml").err()).contains(
                "'HEAD' is not one of POST, GET", "'X Y' is no name of a field", "'Host' is said by the request itself", "at most 10m, not 1h", "'body': GET sends none",
                "'retry' is by_category, or a mapping", "'secret_headers' has to be a mapping", "'a-b' is no variable", "did you mean 'webhook'?");
    }
}
