package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.PlainServer;
import taskmgmt.testkit.Tool;

/** Tasks of the queue that are no commands: runs of workflows, requests, work of agents. */
class AddHandlersTest {
    private static final String RELEASE = """
            id: release
            params:
              version: {type: string}
            steps:
              - name: build
                run: [sh, -c, "echo one >>built"]
              - name: test
                depends_on: [build]
                run: [sh, -c, "test -e fixed"]
            """;

    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void open() throws IOException {
        tool = Tool.in(directory).environment("USER", "ann").environment("PATH", System.getenv("PATH"))
                .environment("TASK_MGMT_HTTP_ALLOW", "127.0.0.1").environment("HOOK", "s3cr3t-hook").ticking();
        Files.createDirectories(directory.resolve("logs"));
    }

    private void keep(String text) throws IOException {
        Files.writeString(directory.resolve("w.yaml"), text);
        assertThat(tool.run("workflow", "create", "--file", "w.yaml").status()).isZero();
    }

    private Tool.Outcome drain() {
        Tool.Outcome outcome = tool.run("worker", "--drain", "--quiet");
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        return outcome;
    }

    private String field(String id, String field) {
        return tool.run("task", "list", "--columns", "task_id," + field, "-o", "jsonl").out().lines().filter(line -> line.contains("\"" + id + "\""))
                .findFirst().orElse("");
    }

    @Test
    void aWorkflowIsRunToItsEnd() throws IOException {
        keep(RELEASE);
        Files.createFile(directory.resolve("fixed"));
        assertThat(tool.run("add", "--id", "r", "--workflow", "release", "-p", "version=1.2")).isEqualTo(new Tool.Outcome(0, "r\n", ""));
        assertThat(tool.run("queue", "list", "--columns", "task_id,title", "--no-headers").out()).contains("r").contains("workflow release version=1.2");
        drain();
        assertThat(field("r", "status,task_type")).contains("completed", "release");
        assertThat(tool.run("task", "show", "r", "-o", "json").out()).contains("\"run\": \"r-run\"");
        assertThat(tool.run("workflow", "status", "r-run").status()).isZero();
        assertThat(tool.run("follow", "r").out()).contains("run r-run begins", "build begins", "test is completed");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    /** Each attempt goes on with the same run: what is completed is not run again. */
    @Test
    void anotherAttemptRunsWhatFailed() throws IOException {
        keep(RELEASE);
        tool.run("add", "--id", "r", "--workflow", "release", "-p", "version=1", "--retries", "1", "--backoff", "1ms");
        drain();
        assertThat(field("r", "status")).contains("failed");
        assertThat(tool.run("task", "show", "r-run", "-o", "json").out()).contains("\"steps\": {", "step test failed: exit code 1");
        Files.createFile(directory.resolve("fixed"));
        assertThat(tool.run("dead", "requeue", "r").status()).isZero();
        drain();
        assertThat(field("r", "status")).contains("completed");
        assertThat(directory.resolve("built")).hasContent("one\n");
    }

    /** A worker that is gone leaves the run open; the next one goes on with it. */
    @Test
    void aRunThatIsCompletedAlreadyCompletesItsTask() throws IOException {
        keep(RELEASE);
        Files.createFile(directory.resolve("fixed"));
        tool.run("workflow", "execute", "release", "-p", "version=1", "--id", "r-run", "-q");
        tool.run("add", "--id", "r", "--workflow", "release", "-p", "version=1");
        drain();
        assertThat(field("r", "status")).contains("completed");
        assertThat(directory.resolve("built")).hasContent("one\n");
    }

    @Test
    void whatTakesTooLongIsCancelled() throws IOException {
        keep("id: slow\nsteps:\n  - name: s\n    run: [sleep, '1000']\non_cancel:\n  - name: tidy\n    run: [touch, tidied]\n");
        tool.run("add", "--id", "s", "--workflow", "slow", "--timeout", "50ms");
        drain();
        assertThat(tool.run("dead", "list", "-o", "csv").out()).contains("timed out after");
        assertThat(tool.run("task", "show", "s", "-o", "json").out()).contains("\"error_category\": \"timeout\"");
        assertThat(field("s-run", "status")).contains("cancelled");
    }

    @Test
    void whatIsKilledIsCancelledWithItsSteps() throws Exception {
        keep("id: slow\nsteps:\n  - name: s\n    run: [sh, -c, 'touch began; sleep 1000']\n");
        tool.run("add", "--id", "s", "--workflow", "slow");
        Thread worker = Thread.ofPlatform().start(() -> tool.run("worker", "--drain", "--quiet"));
        while (!Files.exists(directory.resolve("began"))) {
            Thread.onSpinWait();
        }
        Tool other = Tool.in(directory).environment("USER", "ann").ticking();
        assertThat(other.run("queue", "kill", "s").status()).isZero();
        worker.join();
        assertThat(field("s", "status")).contains("cancelled");
        assertThat(field("s-run", "status")).contains("cancelled");
    }

    @Test
    void aServerIsAskedAsItWasSaid() throws IOException {
        try (PlainServer server = new PlainServer(PlainServer.answer(200, "{\"ok\":true}"))) {
            String url = server.url() + "/hook?x=1";
            assertThat(tool.run("add", "--id", "h", "--http", "post", "--header", "X-A=b", "--secret-header", "Authorization=HOOK", "--body", "{\"a\":1}",
                    "--sign", "HOOK", url)).isEqualTo(new Tool.Outcome(0, "h\n", ""));
            drain();
            assertThat(server.asked()).singleElement().asString().contains("POST /hook?x=1 HTTP/1.1", "X-A: b", "Authorization: s3cr3t-hook",
                    "Content-Type: application/json", "Idempotency-Key: h", "X-Task-Mgmt-Signature: ", "{\"a\":1}");
        }
        assertThat(field("h", "status,task_type")).contains("completed", "\"http\"");
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl"))).doesNotContain("s3cr3t").contains("\"http_status\":200");
    }

    /** What the server says decides whether it is asked again. */
    @ParameterizedTest
    @CsvSource({"503, network", "403, permission", "422, validation", "500, internal"})
    void theAnswerSaysWhatKindOfErrorItIs(int status, String category) throws IOException {
        try (PlainServer server = new PlainServer(PlainServer.answer(status, "no"))) {
            tool.run("add", "--id", "h", "--http", "GET", server.url() + "/");
            drain();
        }
        assertThat(tool.run("task", "show", "h", "-o", "json").out()).contains("\"error_category\": \"" + category + "\"", "answers with status " + status);
    }

    @Test
    void aRequestIsTriedAgainAsItsErrorIsWorth() throws IOException {
        try (PlainServer server = new PlainServer(PlainServer.answer(503, "busy"), PlainServer.answer(200, "{}"))) {
            tool.run("add", "--id", "h", "--http", "GET", "--retry-by-category", server.url() + "/");
            drain();
            assertThat(server.asked()).hasSize(2);
        }
        assertThat(field("h", "status")).contains("completed");
    }

    @ParameterizedTest
    @CsvSource({"http://169.254.169.254/latest, of a link or of the metadata", "http://10.0.0.1/, not of the public internet"})
    void noInternalAddressIsAsked(String url, String why) {
        tool.run("add", "--id", "h", "--http", "GET", url);
        drain();
        assertThat(tool.run("task", "show", "h", "-o", "json").out()).contains(why);
    }

    @Test
    void aRequestThatIsRedirectedHasFailedAndGoesNowhereElse() throws IOException {
        try (PlainServer inner = new PlainServer(PlainServer.answer(200, "secret"));
                PlainServer outer = new PlainServer(PlainServer.answer(302, "", "Location: " + inner.url() + "/secret"))) {
            tool.run("add", "--id", "h", "--http", "GET", outer.url() + "/");
            drain();
            assertThat(tool.run("task", "show", "h", "-o", "json").out()).contains("no redirect is followed").doesNotContain("secret\n");
            assertThat(outer.asked()).hasSize(1);
            assertThat(inner.asked()).isEmpty();
        }
    }

    @Test
    void aSettingThatIsNoneStopsTheRequestAndNotTheWorker() {
        Tool wrong = Tool.in(directory).environment("TASK_MGMT_HTTP_ALLOW", "10.0.0.0/99").ticking();
        wrong.run("add", "--id", "h", "--http", "GET", "http://127.0.0.1:1/");
        wrong.run("add", "--id", "c", "--", "true");
        assertThat(wrong.run("worker", "--drain", "--quiet").status()).isZero();
        assertThat(tool.run("task", "show", "h", "-o", "json").out()).contains("http-allow");
        assertThat(field("c", "status")).contains("completed");
    }

    private void agents(String line) throws IOException {
        Files.writeString(directory.resolve("logs/agents.yaml"),
                "agents:\n  fixer:\n    kind: command\n    capabilities: ['*']\n    argv: [sh, -c, '" + line.replace("'", "''") + "']\n");
    }

    @Test
    void anAgentDoesWhatTheArgumentSays() throws IOException {
        agents("cat >asked; echo done by me");
        assertThat(tool.run("add", "--id", "a", "--agent", "fixer", "--type", "bug_fix", "--input", "{\"file\":\"price.sh\"}", "make the", "test pass"))
                .isEqualTo(new Tool.Outcome(0, "a\n", ""));
        drain();
        assertThat(field("a", "status,title,task_type")).contains("completed", "make the test pass", "bug_fix");
        assertThat(tool.run("task", "show", "a", "-o", "json").out()).contains("\"agent_task\": \"a-agent\"", "done by me");
        assertThat(Files.readString(directory.resolve("asked"))).contains("make the test pass", "price.sh");
        assertThat(tool.run("follow", "a").out()).contains("agent fixer, score");
    }

    @Test
    void workForAnAgentIsOfATypeThatItIsFor() throws IOException {
        Path file = directory.resolve("logs/agents.yaml");
        agents("echo done");
        Files.writeString(file, Files.readString(file).replace("'*'", "'test*', bug_fix"));
        assertThat(tool.run("add", "--id", "a", "--agent", "fixer", "do it").status()).isZero();
        assertThat(tool.run("add", "--id", "b", "--agent", "fixer", "--type", "testing", "do it").status()).isZero();
        assertThat(tool.run("add", "--id", "c", "--agent", "fixer", "--type", "other", "--tag", "bug_fix", "do it").status()).isZero();
        assertThat(tool.run("add", "--agent", "fixer", "--type", "other", "do it")).returns(4, Tool.Outcome::status)
                .returns("task-mgmt: agent fixer is for test*, bug_fix, and not for tasks of type 'other': say by --type or --tag what it is\n", Tool.Outcome::err);
        Files.writeString(file, Files.readString(file).replace("'test*', bug_fix", "bug_fix"));
        drain();
        assertThat(field("a", "status,task_type")).contains("completed", "bug_fix");
        assertThat(field("b", "status,task_type")).contains("failed", "testing");
        assertThat(field("b-agent", "status")).as("work that did not begin").contains("cancelled");
        assertThat(field("c", "status")).contains("completed");
    }

    /** Each is at work while the others wait in slots of the same worker. */
    @Test
    void workWaitsForAnAgentThatHasNoCapacityLeft() throws IOException {
        agents("cat >/dev/null; ls alone.* && exit 1; touch alone.$$; sleep 0.5; rm alone.$$; echo done");
        for (String each : List.of("a", "b", "c")) {
            assertThat(tool.run("add", "--id", each, "--agent", "fixer", "do it").status()).isZero();
        }
        assertThat(tool.run("worker", "--drain", "--quiet", "--slots", "3").status()).isZero();
        for (String each : List.of("a", "b", "c")) {
            assertThat(field(each, "status")).contains("completed");
        }
    }

    @Test
    void workWaitsForAnAgentNoLongerThanItsTimeout() throws Exception {
        agents("cat >/dev/null; touch began; until [ -e go ]; do sleep 0.02; done; echo done");
        tool.run("task", "create", "--id", "first", "--title", "first");
        Thread first = Thread.ofPlatform().start(() -> Tool.in(directory).environment("PATH", System.getenv("PATH")).run("agent", "run", "first"));
        while (!Files.exists(directory.resolve("began"))) {
            assertThat(first.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        tool.run("add", "--id", "d", "--agent", "fixer", "--timeout", "400ms", "do it");
        drain();
        assertThat(field("d", "status,error_message")).contains("failed", "CONCURRENCY_LIMIT");
        assertThat(field("d-agent", "status")).contains("cancelled");
        Files.createFile(directory.resolve("go"));
        first.join();
        assertThat(field("first", "status")).contains("completed");
    }

    @Test
    void whatAnAgentDidNotDoIsTriedAgain() throws IOException {
        agents("if [ -e once ]; then echo good; else touch once; exit 3; fi");
        tool.run("add", "--id", "a", "--agent", "fixer", "--retries", "1", "--backoff", "1ms", "do it");
        drain();
        assertThat(field("a", "status")).contains("completed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--workflow release --http GET https://example.com | 2 | exclude each other",
        "--workflow release | 2 | version",
        "--workflow relase -p version=1 | 3 | release",
        "--workflow release -p version=1 more | 2 | takes no command",
        "--http GET | 2 | needs an address",
        "--http FETCH https://example.com | 2 | is not one of POST, GET",
        "--http GET ftp://example.com | 2 | write https://HOST/PATH",
        "--http GET https://example.com --body x | 2 | options come before it",
        "--http GET --body x https://example.com | 2 | GET sends nothing",
        "--http POST --header Host=x https://example.com | 2 | said by the request itself",
        "--header A=b -- true | 2 | go with --http",
        "--param a=b -- true | 2 | goes with --workflow",
        "--agent fixr do | 3 | fixer",
        "--agent fixer | 2 | needs to be told",
        "--priority high | 2 | is missing"})
    void whatDoesNotGoTogetherIsRefused(String words, int status, String why) throws IOException {
        keep(RELEASE);
        agents("true");
        Tool.Outcome outcome = tool.run(("add " + words).split(" "));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
        assertThat(outcome.err()).contains(why);
    }

    @Test
    void anAddressWithASecretIsRefused() {
        Tool.Outcome outcome = tool.run("add", "--http", "GET", "https://example.com/?api_key=sk-live-0123456789abcdef0123456789abcdef");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("secret");
    }

    @Test
    void aBodyWithASecretIsRefused() {
        Tool.Outcome outcome = tool.run("add", "--http", "POST", "--body", "PASSWORD=hunter2xyz", "https://example.com/");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("secret");
    }

    /** What comes again and again may be a workflow as well. */
    @Test
    void aScheduleKeepsWhatItExecutes() throws IOException {
        keep(RELEASE);
        assertThat(tool.run("add", "--cron", "0 3 * * *", "--workflow", "release", "-p", "version=1").out()).isEqualTo("release\n");
        assertThat(tool.run("queue", "schedules", "-o", "jsonl").out()).contains("[\"workflow\",\"release\",\"version=1\"]");
    }
}
