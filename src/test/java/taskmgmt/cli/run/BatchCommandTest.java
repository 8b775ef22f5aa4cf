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
import taskmgmt.testkit.Tool;

/** Over real commands. */
class BatchCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann");
    }

    private void commands(String... lines) throws IOException {
        Files.write(directory.resolve("jobs"), List.of(lines));
    }

    private Tool.Outcome batch(String... words) {
        List<String> all = new ArrayList<>(List.of("batch"));
        all.addAll(List.of(words));
        return tool.run(all.toArray(new String[0]));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private List<Map<String, @Nullable Object>> events(String event) throws Exception {
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        for (String line : tool.lines("registry.jsonl")) {
            Map<String, @Nullable Object> each = Json.strict().parse(line);
            if (event.equals(each.get("event"))) {
                events.add(each);
            }
        }
        return events;
    }

    private List<String> loggedSeqs() throws IOException {
        return Files.readAllLines(directory.resolve("jobs.log")).stream().skip(1).map(line -> line.substring(0, line.indexOf('\t'))).toList();
    }

    @Test
    void eachLineIsATaskThatWasObserved() throws Exception {
        commands("# a comment", "echo one | tr o 0", "", "LC_ALL=C printf two");
        Tool.Outcome outcome = batch("-j", "1", "--tag", "nightly", "--subsystem", "storage", "jobs");

        assertThat(outcome).isEqualTo(new Tool.Outcome(0, "0ne\ntwo", ""));
        List<Map<String, @Nullable Object>> created = events("task.created");
        assertThat(created).extracting(each -> each.get("title")).containsExactly("echo one | tr o 0", "LC_ALL=C printf two");
        assertThat(created).extracting(each -> each.get("task_type")).containsExactly("echo", "printf");
        assertThat(created).allSatisfy(each -> assertThat(each).containsEntry("subsystem", "storage").containsEntry("tags", List.of("nightly")));
        assertThat(map(created.getFirst().get("metadata")).get("command")).isEqualTo(List.of("/bin/sh", "-c", "echo one | tr o 0"));
        assertThat(map(created.getFirst().get("metadata")).get("batch_line")).isEqualTo(2L);
        List<Map<String, @Nullable Object>> completed = events("task.completed");
        assertThat(completed).hasSize(2).allSatisfy(each -> {
            assertThat(each).containsEntry("proof", "observed");
            assertThat(String.valueOf(map(each.get("resource_usage")).get("measured_by"))).startsWith("getrusage");
        });
        assertThat(map(completed.getFirst().get("metadata")).get("output_tail")).isEqualTo("0ne\n");
    }

    @Test
    void sayWhichFailed() throws Exception {
        commands("true", "echo x; exit 7");
        Tool.Outcome outcome = batch("-j1", "jobs");
        assertThat(outcome.status()).isEqualTo(1);
        String id = String.valueOf(events("task.failed").getFirst().get("task_id"));
        assertThat(outcome.err()).startsWith("task-mgmt: " + id + " (line 2): exit code 7: echo x; exit 7\ntask-mgmt: 1 completed, 1 failed in ");
        assertThat(batch("-j1", "-q", "jobs").err()).isEmpty();
    }

    @Test
    void theJobLogIsOneThatIsImportedAsParallels() throws Exception {
        commands("echo a", "exit 3", "kill -9 $$");
        assertThat(batch("-j1", "--joblog", "jobs.log", "jobs").status()).isEqualTo(1);
        assertThat(loggedSeqs()).containsExactly("1", "2", "3");
        Tool.Outcome imported = tool.run("import", "parallel-joblog", "jobs.log", "--logs", "other");
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(tool.run("task", "list", "--logs", "other", "-o", "tsv", "--columns", "title,status").out().replace('\t', ','))
                .isEqualTo("title,status\nkill -9 $$,failed\nexit 3,failed\necho a,completed\n");
    }

    @Test
    void whatTheJobLogHasIsNotRunAgain() throws Exception {
        commands("echo 1 >> ran", "echo 2 >> ran; [ -e fixed ]", "echo 3 >> ran");
        assertThat(batch("-j1", "--joblog", "jobs.log", "--halt", "soon,fail=1", "jobs").status()).isEqualTo(1);
        assertThat(Files.readAllLines(directory.resolve("ran"))).containsExactly("1", "2");
        assertThat(batch("-j1", "--joblog", "jobs.log", "--resume", "jobs").status()).isZero();
        assertThat(Files.readAllLines(directory.resolve("ran"))).containsExactly("1", "2", "3");
        Files.createFile(directory.resolve("fixed"));
        assertThat(batch("-j1", "--joblog", "jobs.log", "--resume-failed", "jobs").status()).isZero();
        assertThat(batch("-j1", "--joblog", "jobs.log", "--resume-failed", "jobs").status()).isZero();
        assertThat(Files.readAllLines(directory.resolve("ran"))).containsExactly("1", "2", "3", "2");
        assertThat(loggedSeqs()).containsExactly("1", "2", "3", "2");

        commands("echo changed");
        assertThat(batch("--joblog", "jobs.log", "--resume", "jobs")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err()).contains("line 1 of the input is another command than in");
        });
        assertThat(batch("--joblog", "jobs.log", "jobs").status()).as("without --resume it is replaced").isZero();
        assertThat(loggedSeqs()).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({"'soon,success=1',0", "'now,done=1',0", "'never',1"})
    void haltsWhereItIsToldTo(String rule, int status) throws Exception {
        commands("true", "false", "true");
        assertThat(batch("-j1", "--halt", rule, "jobs").status()).isEqualTo(status);
        assertThat(events("task.created")).hasSize(rule.equals("never") ? 3 : 1);
    }

    @Test
    void haltingNowEndsThoseThatRun() throws Exception {
        commands("until [ -e going ]; do sleep 0.01; done; exit 9", "touch going; exec sleep 100", "touch never");
        Tool.Outcome outcome = batch("-j2", "--grace", "5s", "--halt", "now,fail=1", "-o", "json", "jobs");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(directory.resolve("never")).doesNotExist();
        Map<String, @Nullable Object> summary = Json.strict().parse(outcome.out());
        assertThat(summary).containsEntry("failed", 2L).containsEntry("halted", true);
        assertThat(events("task.failed")).extracting(each -> each.get("error_message"))
                .containsExactly("exit code 9", "ended by SIGTERM (exit code 143)");
    }

    @Test
    void showsOutputInTheOrderThatIsAskedFor() throws Exception {
        commands("until grep -q 'echo two' jobs.log; do sleep 0.01; done; echo one", "echo two");
        assertThat(batch("-j2", "--joblog", "jobs.log", "jobs").out()).isEqualTo("two\none\n");
        assertThat(batch("-j2", "--joblog", "jobs.log", "-k", "jobs").out()).isEqualTo("one\ntwo\n");
        commands("echo a; touch a; until [ -e b ]; do sleep 0.01; done; echo c", "until [ -e a ]; do sleep 0.01; done; echo b; touch b");
        assertThat(batch("-j2", "--line-buffer", "jobs").out().lines()).containsExactlyInAnyOrder("a", "b", "c").containsSubsequence("a", "c");
    }

    @Test
    void linesFromStandardInputMayBeArguments() {
        assertThat(tool.input("a b\0$x;y\0").run("batch", "-j1", "-0", "-", "--", "printf", "<%s>").out()).isEqualTo("<a b><$x;y>");
        assertThat(tool.input("a\nb\n").run("batch", "-j1", "-", "--", "echo", "{}", "and", "{}!").out()).isEqualTo("a and a!\nb and b!\n");
    }

    @Test
    void whatIsRunKeepsToLimitsAndChecks() throws Exception {
        commands("sleep 100", "true");
        Tool.Outcome outcome = batch("-j2", "--timeout", "200ms", "--grace", "1s", "jobs");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(events("task.failed").getFirst().get("error_message")).asString().startsWith("timed out after 0.2s");

        commands("echo x >> tries; [ $(wc -l < tries) = 2 ]");
        assertThat(batch("--retries", "3", "--backoff", "1ms", "--verify", "test -e tries", "jobs").status()).isZero();
        assertThat(events("task.completed").getLast()).containsEntry("proof", "checked");
    }

    @Test
    void oneOfAKeyRunsAtATime() throws Exception {
        commands("echo a >> ran", "echo a >> ran");
        tool.run("task", "create", "--title", "x", "--id", "busy", "--key", "k2");
        Tool.Outcome skipped = batch("-j1", "--key", "k{#}", "--if-running", "skip", "-o", "json", "jobs");
        assertThat(skipped.status()).isZero();
        assertThat(Json.strict().parse(skipped.out())).containsEntry("completed", 1L).containsEntry("skipped", 1L);
        Tool.Outcome refused = batch("-j1", "--key", "k{#}", "jobs");
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err()).contains("line 2: it is not run: task busy of this key is open");
        assertThat(batch("-j2", "--key", "{}", "--if-running", "wait", "jobs").status()).isZero();
        assertThat(Files.readAllLines(directory.resolve("ran"))).hasSize(4);
    }

    @Test
    void theSummaryIsDataAndTheOutputIsBesideIt() throws Exception {
        commands("echo out", "echo err >&2; exit 2");
        Tool.Outcome outcome = batch("-j1", "-q", "-o", "json", "jobs");
        assertThat(outcome.err()).isEqualTo("out\nerr\n");
        Map<String, @Nullable Object> summary = Json.strict().parse(outcome.out());
        assertThat(summary).containsEntry("completed", 1L).containsEntry("failed", 1L).containsEntry("done_before", 0L).containsEntry("halted", false);
        List<?> commands = summary.get("commands") instanceof List<?> list ? list : List.of();
        assertThat(commands).hasSize(2);
        assertThat(map(commands.getLast()).get("line")).isEqualTo(2L);
        assertThat(map(commands.getLast()).get("exit_code")).isEqualTo(2L);
        assertThat(map(commands.getLast()).get("status")).isEqualTo("failed");
    }

    @Test
    void progressIsSaidWhereSomebodyAsksForIt() throws Exception {
        commands("true", "false", "true");
        assertThat(batch("-j1", "-q", "--progress", "jobs").err())
                .containsPattern("^task-mgmt: 1 of 3 done, 0 running, [^,\n]+ left\ntask-mgmt: 2 of 3 done, 1 failed, 0 running, [^,\n]+ left\n"
                        + "task-mgmt: 3 of 3 done, 1 failed, 0 running, 0s left\n$");
        assertThat(tool.input("true\n").run("batch", "--progress", "-").err()).isEqualTo("task-mgmt: 1 done, 0 running\n");
    }

    @Test
    void whatCannotBeUsedIsSaidInALine() throws Exception {
        assertThat(batch("nosuch")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: " + directory.resolve("nosuch") + ": no such file or directory\n"));
        commands("true");
        assertThat(batch("--resume", "jobs").status()).isEqualTo(2);
        assertThat(batch("--if-running", "skip", "jobs").status()).isEqualTo(2);
        assertThat(batch("-k", "--line-buffer", "jobs").status()).isEqualTo(2);
        assertThat(batch("--halt", "2", "jobs").err()).hasLineCount(1).contains("--halt: '2' is none of never, now,fail=1");
        assertThat(batch("-j", "0", "jobs").status()).isEqualTo(2);
        assertThat(batch("--joblog", "jobs", "jobs").err()).contains("is no line of a job log");
        assertThat(directory.resolve("logs")).doesNotExist();
        Files.write(directory.resolve("latin"), new byte[] {'t', 'r', 'u', 'e', '\n', (byte) 0xe9, '\n'});
        Tool.Outcome latin = batch("-j1", "latin");
        assertThat(latin.status()).isEqualTo(2);
        assertThat(latin.err()).isEqualTo("task-mgmt: line 2 is no UTF-8\n");
    }
}
