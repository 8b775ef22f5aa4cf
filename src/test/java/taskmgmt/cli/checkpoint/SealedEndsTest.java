package taskmgmt.cli.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** What is under a checkpoint that was kept elsewhere, as the reports say it, and what is not. */
class SealedEndsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void oneEndOfEachKindUnderACheckpointAndOneAfterIt() {
        tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        done("task", "create", "--id", "claimed", "--title", "x");
        done("task", "complete", "claimed");
        done("run", "-q", "--id", "observed", "--", "true");
        done("run", "-q", "--id", "checked", "--verify", "true", "--", "true");
        done("task", "create", "--id", "lost", "--title", "x");
        done("task", "fail", "lost", "--error", "x");
        done("task", "create", "--id", "open", "--title", "x");
        done("audit", "key", "init", "--name", "example.com/log");
        done("audit", "checkpoint", "--export", "kept");
        done("run", "-q", "--id", "late", "--", "true");
    }

    private void done(String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(String.join(" ", words) + ": " + outcome.err()).isZero();
    }

    private Map<String, @Nullable Object> data(String... words) throws Exception {
        return Json.strict().parse(tool.run(words).out());
    }

    @Test
    void aTaskSaysWhetherItsEndIsSealedAndBesideThatHowItIsKnown() throws Exception {
        for (String id : List.of("claimed", "observed", "checked")) {
            assertThat(data("task", "show", id, "--against", "kept", "--json")).containsEntry("proof", id).containsEntry("sealed", true)
                    .containsEntry("sealed_by", "kept");
        }
        assertThat(data("task", "show", "late", "--against", "kept", "--json")).containsEntry("proof", "observed").containsEntry("sealed", false);
        assertThat(data("task", "show", "open", "--against", "kept", "--json")).doesNotContainKey("sealed");
        assertThat(data("task", "show", "claimed", "--json")).doesNotContainKey("sealed");
    }

    @Test
    void aTaskThatWasTriedAgainSinceIsNotSealed() throws Exception {
        assertThat(data("task", "show", "lost", "--against", "kept", "--json")).containsEntry("sealed", true);
        done("task", "retry", "lost");
        done("task", "complete", "lost");
        assertThat(data("task", "show", "lost", "--against", "kept", "--json")).containsEntry("sealed", false);
        assertThat(tool.run("stats", "--by", "proof", "--against", "kept", "-o", "csv").out().lines().filter(line -> line.startsWith("claimed,1,")))
                .as("its second attempt is a claim").hasSize(1);
    }

    @Test
    void listsFilterByIt() {
        assertThat(tool.run("task", "list", "--proof", "sealed", "--against", "kept", "-q").out().lines())
                .containsExactlyInAnyOrder("claimed", "observed", "checked", "lost");
        assertThat(tool.run("task", "list", "--proof", "sealed", "--against", "kept", "--status", "failed", "-q").out()).isEqualTo("lost\n");
        assertThat(tool.run("task", "list", "--proof", "sealed", "-q").err()).contains("--proof sealed needs --against");
        assertThat(tool.run("task", "list", "--against", "kept").status()).isEqualTo(2);
        assertThat(tool.run("task", "list", "--proof", "sealed", "--proof", "claimed", "--against", "kept").status()).isEqualTo(2);
        assertThat(tool.run("task", "list", "--proof", "sworn").status()).isEqualTo(2);
    }

    @Test
    void statisticsKeepSealedEndsApart() {
        List<String> groups = tool.run("stats", "--by", "proof", "--against", "kept", "-o", "csv").out().lines().skip(1)
                .map(line -> line.replaceAll("^([^,]*,[0-9]+),.*", "$1")).toList();
        assertThat(groups).containsExactly(",1", "observed,1", "sealed checked,1", "sealed claimed,2", "sealed observed,1");
        assertThat(tool.run("stats", "--by", "proof", "-o", "csv").out()).doesNotContain("sealed");
        assertThat(tool.run("stats", "--against", "kept").err()).contains("it goes with --by proof");
    }

    @Test
    void theEvidenceCountsThemByHowTheyAreKnown() throws Exception {
        assertThat(data("evidence", "unified", "--against", "kept", "--json").get("sealed"))
                .isEqualTo(Map.of("checkpoint", "kept", "tasks", 4L, "by_proof", Map.of("claimed", 2L, "observed", 1L, "checked", 1L)));
        assertThat(tool.run("evidence", "unified", "--against", "kept").out())
                .contains("Sealed            4 of 5 ends under kept: 2 claimed, 1 observed, 1 checked");
        assertThat(tool.run("evidence", "unified", "--since", "2099-01-01", "--against", "kept").out()).contains("Sealed            0 of 0 ends under kept\n");
        assertThat(data("evidence", "unified", "--json")).doesNotContainKey("sealed");
    }

    @Test
    void nothingIsSealedInARecordThatWasChanged() throws Exception {
        Path registry = directory.resolve("logs/registry.jsonl");
        String lines = Files.readString(registry);
        for (String[] change : new String[][] {{"\"task.completed\"", "\"task.cancelled\""}, {"\"proof\":\"observed\"", "\"proof\":\"checked \""}}) {
            Files.writeString(registry, lines.replaceFirst(java.util.regex.Pattern.quote(change[0]), change[1]));
            refused(5, "nothing is sealed: ");
        }
    }

    @Test
    void aLogThatWasWrittenAgainIsNotTheOneOfTheCheckpoint() throws Exception {
        try (var files = Files.walk(directory.resolve("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        for (int i = 0; i < 12; i++) {
            done("task", "create", "--id", "t" + i, "--title", "x", "--logs", "logs");
        }
        assertThat(tool.run("audit", "verify", "--logs", "logs").status()).as("by itself it holds").isZero();
        refused(5, "nothing is sealed: the first ");
    }

    @Test
    void aCheckpointByAKeyThatIsNotKnownSealsNothing() {
        String key = tool.run("audit", "key", "show").out().lines().findFirst().orElseThrow();
        Tool other = tool.environment("TASK_MGMT_KEYS", directory.resolve("none").toString());
        Tool.Outcome outcome = other.run("task", "list", "--proof", "sealed", "--against", "kept");
        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).contains("signed by no key that is known here");
        assertThat(other.run("task", "list", "--proof", "sealed", "--against", "kept", "--key", key, "-q").out()).hasLineCount(4);
    }

    @Test
    void anUnsignedCheckpointIsWorthWhatThePlaceIsWorthThatItWasKeptIn() throws IOException {
        done("audit", "checkpoint", "--unsigned", "--export", "plain");
        assertThat(tool.run("task", "list", "--proof", "sealed", "--against", "plain", "-q").out()).hasLineCount(5).contains("late");
        Files.writeString(directory.resolve("both"), Files.readString(directory.resolve("kept")) + "\n" + Files.readString(directory.resolve("plain")), UTF_8);
        assertThat(tool.run("task", "list", "--proof", "sealed", "--against", "kept", "--against", "plain", "-q").out())
                .as("the one of most entries counts").hasLineCount(5);
        assertThat(tool.run("task", "list", "--proof", "sealed", "--against", "nothing").status()).isEqualTo(3);
    }

    private void refused(int status, String words) {
        for (String[] command : new String[][] {{"task", "list", "--proof", "sealed"}, {"stats", "--by", "proof"}, {"evidence", "unified"}}) {
            String[] all = java.util.Arrays.copyOf(command, command.length + 4);
            System.arraycopy(new String[] {"--against", "kept", "--logs", "logs"}, 0, all, command.length, 4);
            Tool.Outcome outcome = tool.run(all);
            assertThat(outcome.status()).as(String.join(" ", all) + ": " + outcome.err()).isEqualTo(status);
            assertThat(outcome.err()).contains(words);
        }
    }
}
