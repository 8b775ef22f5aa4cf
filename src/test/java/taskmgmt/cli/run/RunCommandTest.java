package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.Json;
import taskmgmt.testkit.PlainServer;
import taskmgmt.testkit.Tool;

/** Over real commands; what they print goes to the output of the tool. */
class RunCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann");
    }

    private Tool.Outcome run(String... words) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        return tool.run(all.toArray(new String[0]));
    }

    private Map<String, @Nullable Object> last() throws Exception {
        return tool.last("registry.jsonl");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    @Test
    void registersStartsRunsAndCompletes() throws Exception {
        Tool.Outcome outcome = run("--tag", "nightly", "--subsystem", "storage", "--", "sh", "-c", "echo done");

        assertThat(outcome).isEqualTo(new Tool.Outcome(0, "done\n", ""));
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.completed");
        Map<String, @Nullable Object> created = Json.strict().parse(tool.lines("registry.jsonl").getFirst());
        assertThat(created).containsEntry("title", "sh -c echo done").containsEntry("task_type", "sh").containsEntry("subsystem", "storage")
                .containsEntry("tags", List.of("nightly"));
        assertThat(map(created.get("metadata")).get("command")).isEqualTo(List.of("sh", "-c", "echo done"));
        assertThat(map(created.get("metadata")).get("directory")).isEqualTo(directory.toString());
        assertThat(last()).containsEntry("result", Map.of("exit_code", 0L));
        assertThat(map(last().get("metadata")).get("output_tail")).isEqualTo("done\n");
        Map<?, ?> usage = map(last().get("resource_usage"));
        assertThat(usage.get("source")).isEqualTo("measured");
        assertThat(usage.containsKey("cpu_seconds")).isTrue();
        assertThat(usage.containsKey("wall_seconds")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"exit 3,3,exit code 3", "kill -9 $$,137,ended by SIGKILL (exit code 137)", "exit 255,255,exit code 255"})
    void exitCodeIsThatOfTheCommand(String script, int code, String error) throws Exception {
        assertThat(run("--", "sh", "-c", script).status()).isEqualTo(code);
        assertThat(last()).containsEntry("event", "task.failed").containsEntry("error_message", error);
        assertThat(map(last().get("metadata")).get("exit_code")).isEqualTo((long) code);
    }

    @Test
    void whatCannotBeStartedFailsAsInAShell() throws Exception {
        Tool.Outcome missing = run("--", "there-is-no-such-program");
        assertThat(missing.status()).isEqualTo(127);
        assertThat(missing.err()).hasLineCount(1).contains("there-is-no-such-program cannot be started: ", "No such file or directory");
        assertThat(last()).containsEntry("event", "task.failed");

        Files.writeString(directory.resolve("text"), "not a program");
        assertThat(run("--", "./text").status()).isEqualTo(126);
        assertThat(last()).containsEntry("event", "task.failed");
    }

    @Test
    void wordsReachTheCommandAsTheyAre() {
        assertThat(run("--", "printf", "<%s>", "", "a b", "--help", "--", "-q", "@x", "\"q\"", "$HOME", "*", "é\n").out())
                .isEqualTo("<><a b><--help><--><-q><@x><\"q\"><$HOME><*><é\n>");
        assertThat(run("printf", "<%s>", "--title", "--", "x").out()).isEqualTo("<--title><--><x>");
    }

    @Test
    void commandKnowsItsTaskAndKeepsItsEnvironment() throws Exception {
        tool.environment("LC_ALL", "xx_XX").environment("JAVA_TOOL_OPTIONS", "-Da=b");
        String out = run("--", "sh", "-c", "echo $TASK_MGMT_TASK_ID $TASK_MGMT_BUS $TASK_MGMT_LOGS $LC_ALL $JAVA_TOOL_OPTIONS ${_JAVA_OPTIONS-none}").out();
        Path logs = directory.resolve("logs");
        assertThat(out).isEqualTo(last().get("task_id") + " " + logs.resolve("events.jsonl") + " " + logs + " xx_XX -Da=b none\n");
    }

    @Test
    void idIsPrintedBeforeTheCommandRunsWhereThatIsWanted() {
        Tool.Outcome outcome = run("--print-id", "--id", "a", "--", "sh", "-c", "echo err >&2");
        assertThat(outcome).isEqualTo(new Tool.Outcome(0, "", "a\nerr\n"));
    }

    @Test
    void runsAgainUntilItSucceeds() throws Exception {
        Tool.Outcome outcome = run("--retries", "5", "--backoff", "1ms..4ms", "--", "sh", "-c", "echo x >> tries; [ $(wc -l < tries) = 3 ]");

        assertThat(outcome.status()).isZero();
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.failed", "task.started", "task.failed",
                "task.started", "task.completed");
    }

    @Test
    void givesUpAfterTheLastTryAndForOtherCodes() throws Exception {
        assertThat(run("--retries", "2", "--backoff", "1ms", "--", "sh", "-c", "echo x >> tries; exit 9").status()).isEqualTo(9);
        assertThat(Files.readAllLines(directory.resolve("tries"))).hasSize(3);
        assertThat(last()).containsEntry("event", "task.failed");
        assertThat(run("--retries", "2", "--backoff", "1ms", "--retry-on", "75,76", "--", "sh", "-c", "echo x >> tries; exit 9").status()).isEqualTo(9);
        assertThat(Files.readAllLines(directory.resolve("tries"))).hasSize(4);
    }

    @Test
    void verificationDecides() throws Exception {
        assertThat(run("--verify", "test -s report", "--", "sh", "-c", "echo x > report").status()).isZero();
        assertThat(last()).containsEntry("event", "task.completed").containsEntry("success", true);
        assertThat(map(last().get("verification")).get("passed")).isEqualTo(true);

        assertThat(run("--verify", "exit 5", "--", "true").status()).isEqualTo(5);
        assertThat(last()).containsEntry("event", "task.completed").containsEntry("success", false)
                .containsEntry("error_message", "the verification failed with exit code 5");
        assertThat(map(map(last().get("verification")).get("details")).get("exit_code")).isEqualTo(5L);
    }

    @Test
    void whatWasSeenAndWhatWasCheckedIsMoreThanAClaim() throws Exception {
        run("--id", "seen", "--", "true");
        run("--id", "lost", "--", "false");
        run("--id", "checked", "--verify", "exit 0", "--", "true");
        run("--id", "missed", "--verify", "exit 5", "--", "true");
        tool.run("task", "create", "--title", "x", "--id", "said", "--start");
        tool.run("task", "complete", "said", "--verified", "--details", "{\"exit_code\":0}", "--metadata", "proof=checked");
        tool.run("task", "create", "--title", "x", "--id", "open");

        assertThat(tool.run("task", "list", "--columns", "task_id,proof", "-o", "csv").out().lines().skip(1))
                .containsExactlyInAnyOrder("seen,observed", "lost,observed", "checked,checked", "missed,checked", "said,claimed", "open,");
        assertThat(tool.run("task", "list", "--proof", "checked", "--proof", "claimed", "--columns", "task_id", "-o", "csv").out().lines().skip(1))
                .containsExactlyInAnyOrder("checked", "missed", "said");
        assertThat(tool.run("task", "show", "said").out()).containsPattern("\nproof +claimed\n");
        assertThat(tool.run("stats", "--by", "proof", "-o", "csv").out()).contains("\nobserved,2,").contains("\nchecked,2,").contains("\nclaimed,1,");
        assertThat(tool.run("evidence", "unified").out()).containsPattern("Ends known by +1 claimed \\(20.0%\\), 2 observed \\(40.0%\\), 2 checked \\(40.0%\\)");
    }

    @Test
    void whoComesByTheBusOrTriesAgainClaims() throws Exception {
        run("--id", "a", "--", "false");
        tool.run("task", "retry", "a");
        tool.run("task", "start", "a");
        tool.run("task", "complete", "a");
        Files.writeString(directory.resolve("logs/events.jsonl"), """
                {"event":"task.created","task_id":"b","title":"x"}
                {"event":"task.completed","task_id":"b","proof":"observed"}
                """);

        tool.run("task", "create", "--title", "x", "--id", "c");
        assertThat(tool.run("task", "list", "--columns", "task_id,proof", "-o", "csv").out().lines().skip(1))
                .containsExactlyInAnyOrder("a,claimed", "b,claimed", "c,");
        assertThat(tool.run("stats", "--by", "proof", "-o", "csv").out()).contains("\nclaimed,2,", "\nobserved,0,");
    }

    @ParameterizedTest
    @CsvSource({"observed", "checked", "CLAIMED"})
    void theBusAcceptsNoProof(String proof) throws Exception {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.jsonl"), """
                {"event":"task.created","task_id":"b","title":"x"}
                {"event":"task.failed","task_id":"b","proof":"%s"}
                """.formatted(proof));
        tool.run("task", "create", "--title", "x", "--id", "c");
        assertThat(tool.run("task", "list", "--status", "failed", "--columns", "proof", "-o", "csv").out()).isEqualTo("proof\r\nclaimed\r\n");
    }

    @Test
    void timeoutIsAFailureWhateverTheCommandMakesOfIt() throws Exception {
        assertThat(run("--timeout", "300ms", "--", "sleep", "100").status()).isEqualTo(143);
        assertThat(String.valueOf(last().get("error_message"))).startsWith("timed out after ").contains("SIGTERM");
        assertThat(map(last().get("metadata")).get("timed_out")).isEqualTo(true);

        int status = 0;
        // Where it had not got as far as to listen to the signal, it has to have more time.
        for (int millis = 300; !Files.exists(directory.resolve("listens")); millis *= 2) {
            status = run("--timeout", millis + "ms", "--", "sh", "-c", "trap 'exit 0' TERM; touch listens; sleep 100 & wait").status();
        }
        assertThat(status).isEqualTo(124);
        assertThat(last()).containsEntry("event", "task.failed");
    }

    @Test
    void aWebServerIsSentTheFactsWhereTheSettingLetsIt() throws Exception {
        try (PlainServer server = new PlainServer(PlainServer.answer(500, ""), PlainServer.answer(204, ""))) {
            String url = server.url() + "/hook?key=s3cret";
            assertThat(run("--on-fail", url, "--", "false").err()).startsWith("task-mgmt: --on-fail: " + server.url() + " is not asked: ")
                    .doesNotContain("s3cret");
            assertThat(server.asked()).isEmpty();

            tool.environment("TASK_MGMT_HTTP_ALLOW", "127.0.0.0/8");
            assertThat(run("--title", "\"x\";$(id)", "--on-fail", url, "--on-done", "touch wrong", "--", "sh", "-c", "exit 7").err()).isEmpty();
            assertThat(server.asked()).hasSize(2).allMatch(each -> each.startsWith("POST /hook?key=s3cret HTTP/1.1"));
            String sent = server.asked().getLast();
            assertThat(Json.strict().parse(sent.substring(sent.indexOf('{')))).containsEntry("title", "\"x\";$(id)").containsEntry("status", "failed")
                    .containsEntry("exit_code", 7L).containsEntry("error_message", "exit code 7").containsEntry("task_id", last().get("task_id"))
                    .containsKey("wall_millis");
        }
        assertThat(run("--on-done", "http://", "--", "true").status()).isEqualTo(2);
        assertThat(directory.resolve("wrong")).doesNotExist();
    }

    @Test
    void whatFollowsGetsFactsAndNoShellTextOfOthers() throws Exception {
        String facts = "printf '%s|' \"$TASK_MGMT_TITLE\" $TASK_MGMT_STATUS $TASK_MGMT_EXIT_CODE \"$TASK_MGMT_ERROR\" > facts";
        run("--title", "$(touch evil); `touch evil`", "--on-fail", facts, "--on-done", "touch wrong", "--", "false");
        assertThat(directory.resolve("facts")).hasContent("$(touch evil); `touch evil`|failed|1|exit code 1|");
        assertThat(directory.resolve("evil")).doesNotExist();
        assertThat(directory.resolve("wrong")).doesNotExist();

        assertThat(run("--on-done", "exit 4", "--", "true")).isEqualTo(new Tool.Outcome(0, "", "task-mgmt: --on-done: exit code 4\n"));
    }

    @Test
    void figuresAreRecordedWhileItRuns() throws Exception {
        run("--measure-every", "20ms", "--", "sh", "-c", "until grep -q 'task[.]snapshot' logs/registry.jsonl; do sleep 0.01; done");
        assertThat(tool.events()).contains("task.snapshot").endsWith("task.completed");
    }

    @Test
    void whoEndsTheTaskMeanwhileIsRight() throws Exception {
        Tool.Outcome outcome = run("--id", "a", "--", "sh", "-c", "printf '%s\\n' '{\"event\":\"task.cancelled\",\"task_id\":\"a\"}' >> logs/events.jsonl");

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).isEqualTo("task-mgmt: what became of a is not recorded: task a is cancelled: 'task-mgmt task retry' opens another attempt\n");
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.cancelled");
    }

    @Test
    void nothingIsRunThatIsNotRegistered() throws Exception {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/policy.json"), "{\"version\":1,\"default\":\"deny\",\"rules\":[]}");
        assertThat(run("--", "touch", "ran").status()).isEqualTo(4);
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run|COMMAND", "run --backoff 1s -- true|--backoff and --retry-on go with --retries", "run --retry-on 3 -- true|go with --retries",
        "run --retries 1 --backoff 5s..1s -- true|goes down", "run --retries 1 --retry-on 0 -- true|not a whole number, 1 to 255",
        "run --retries 1 --retry-on , -- true|names no exit code", "run --timeout soon -- true|--timeout", "run -- a\ufffd|not UTF-8"})
    void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten(String line, String reason) {
        Tool.Outcome outcome = tool.run(line.split(" ", -1));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains(reason);
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void onATerminalItSaysWhatBecameOfItUnlessToldNotTo() throws IOException {
        tool.terminal(80);
        assertThat(run("--id", "a", "--", "true").err()).isEqualTo("task-mgmt: a completed\n");
        assertThat(run("--id", "b", "--", "false").err()).isEqualTo("task-mgmt: b failed: exit code 1\n");
        assertThat(run("--id", "c", "--quiet", "--", "false").err()).isEmpty();
    }

    @Test
    void stateDirectoryIsLeftClean() throws IOException {
        run("--", "true");
        assertThat(directory.resolve("logs/.state/runs")).isEmptyDirectory();
        assertThat(tool.run("doctor").status()).isZero();
    }
}
