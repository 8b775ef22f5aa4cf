package taskmgmt.cli.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class TriggerCommandTest {
    private static final String WORKFLOW = """
            id: note
            params: {text: none}
            steps:
              - {name: write, run: [sh, -c, 'echo "$1" >> told', sh, "${params.text}"]}
            """;

    /** What the clock of the tests says. */
    private static final Instant NOW = Instant.parse("2025-11-17T12:00:00Z");

    @TempDir
    private Path directory;

    private Tool.Outcome run(String... words) {
        return Tool.in(directory).environment("PATH", String.valueOf(System.getenv("PATH"))).run(words);
    }

    @BeforeEach
    void keepTheWorkflow() throws IOException {
        Files.writeString(directory.resolve("note.yaml"), WORKFLOW);
        assertThat(run("workflow", "create", "--file", "note.yaml").status()).isZero();
    }

    private void fail(String id, String type) {
        assertThat(run("task", "create", "--id", id, "--title", "Back up " + id, "--type", type, "--start").status()).isZero();
        assertThat(run("task", "fail", id, "--error", "disk full").status()).isZero();
    }

    private String told() throws IOException {
        Path file = directory.resolve("told");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Map<String, @Nullable Object> shown(String id) throws Exception {
        return Json.strict().parse(run("task", "show", id, "--json").out());
    }

    @Test
    void anEventStartsOneRunHoweverOftenSomebodyLooks() throws Exception {
        fail("before", "backup");
        assertThat(run("trigger", "add", "again", "--workflow", "note", "--event", "task.failed", "--type", "backup", "--take", "text=task_id"))
                .isEqualTo(new Tool.Outcome(0, "again\n", ""));
        fail("b1", "backup");
        fail("c1", "cleanup");

        Tool.Outcome first = run("trigger", "run");

        assertThat(first.status()).isZero();
        assertThat(first.out()).matches("again: triggered_again_[0-9a-f]{16}\n");
        assertThat(told()).isEqualTo("b1\n");
        assertThat(shown(first.out().strip().substring("again: ".length()))).containsEntry("status", "completed").containsEntry("task_type", "note");
        assertThat(run("trigger", "run")).isEqualTo(new Tool.Outcome(0, "", ""));
        Files.delete(directory.resolve("logs/.state/triggered"));
        assertThat(run("trigger", "run")).isEqualTo(new Tool.Outcome(0, "", ""));
        fail("b2", "backup");
        assertThat(run("trigger", "run", "--once").out()).startsWith("again: triggered_again_");
        assertThat(told()).isEqualTo("b1\nb2\n");
    }

    @Test
    void aRunThatFailsStartsNoOther() throws Exception {
        Files.writeString(directory.resolve("note.yaml"), WORKFLOW.replace("'echo \"$1\" >> told'", "'echo x >> told; exit 3'"));
        assertThat(run("workflow", "create", "--file", "note.yaml").status()).isZero();
        run("trigger", "add", "again", "--workflow", "note", "--event", "task.failed");
        fail("b1", "backup");

        assertThat(run("trigger", "run").out()).hasLineCount(1);
        assertThat(run("trigger", "run").out()).isEmpty();
        assertThat(told()).isEqualTo("x\n");
    }

    @Test
    void aFileStartsARunWhenItChanges() throws Exception {
        Path file = directory.resolve("orders.csv");
        run("trigger", "add", "inbox", "--workflow", "note", "--file", "orders.csv", "--take", "text=name", "--where", "name=orders.csv");
        assertThat(run("trigger", "run").out()).isEmpty();

        Files.writeString(file, "1");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(run("trigger", "run").out()).startsWith("inbox: ");
        assertThat(run("trigger", "run").out()).isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-02T00:00:00Z")));
        assertThat(run("trigger", "run").out()).startsWith("inbox: ");
        Files.delete(file);
        assertThat(run("trigger", "run").out()).isEmpty();
        assertThat(told()).isEqualTo("orders.csv\norders.csv\n");
    }

    @Test
    void aFileThatIsStillWrittenToWaits() throws Exception {
        Path file = directory.resolve("orders.csv");
        run("trigger", "add", "inbox", "--workflow", "note", "--file", "orders.csv");
        run("trigger", "run");
        Files.writeString(file, "1");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(1)));
        assertThat(run("trigger", "run").out()).isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3)));
        assertThat(run("trigger", "run").out()).startsWith("inbox: ");
    }

    @Test
    void whatCannotBeStartedIsSaidAndNotToldAgain() {
        run("trigger", "add", "again", "--workflow", "note", "--event", "task.failed", "--take", "text=metadata.missing");
        fail("b1", "backup");

        Tool.Outcome outcome = run("trigger", "run");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("trigger again starts nothing", "metadata.missing");
        assertThat(run("trigger", "run")).isEqualTo(new Tool.Outcome(0, "", ""));
    }

    @Test
    void oneThatIsDisabledStartsNothing() throws Exception {
        run("trigger", "add", "again", "--workflow", "note", "--event", "task.failed");
        assertThat(run("trigger", "disable", "again").out()).isEqualTo("again disabled\n");
        assertThat(run("trigger", "disable", "again").status()).isEqualTo(4);
        fail("b1", "backup");
        assertThat(run("trigger", "run").out()).isEmpty();
        Files.writeString(directory.resolve("event.json"), "{\"a\":1}");
        assertThat(run("trigger", "test", "again", "event.json")).isEqualTo(new Tool.Outcome(1, "again starts nothing: it is disabled\n", ""));
        assertThat(run("trigger", "enable", "again").out()).isEqualTo("again enabled\n");
        assertThat(run("trigger", "test", "again", "event.json").out()).isEqualTo("again starts note\n");
        assertThat(run("trigger", "remove", "again").out()).isEqualTo("again removed\n");
        assertThat(run("trigger", "test", "again", "event.json").status()).isEqualTo(3);
        assertThat(run("audit", "list", "--action", "trigger_changed", "--no-headers").out()).hasLineCount(4);
    }

    @Test
    void aFileThatOthersMayWriteStartsNothing() throws Exception {
        run("trigger", "add", "again", "--workflow", "note", "--event", "task.failed");
        fail("b1", "backup");
        Files.setPosixFilePermissions(directory.resolve("logs/triggers.json"), PosixFilePermissions.fromString("rw-rw-r--"));

        Tool.Outcome outcome = run("trigger", "run");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("others may write").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--event task.eaten", "", "--webhook", "--webhook --credential a --file b", "--file a --type b", "--event task.failed --credential a"})
    void whatMakesNoSenseIsRefused(String options) {
        String[] words = ("trigger add again --workflow note " + options).strip().split(" ", -1);
        Tool.Outcome outcome = run(words);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).isNotEmpty();
    }

    @Test
    void aNameOrAWorkflowThatIsNoneIsRefused() {
        assertThat(run("trigger", "add", "a b", "--workflow", "note", "--event", "task.failed").status()).isEqualTo(2);
        assertThat(run("trigger", "add", "again", "--workflow", "nothing", "--event", "task.failed").status()).isEqualTo(3);
        assertThat(run("trigger", "run", "--once", "--every", "5s").status()).isEqualTo(2);
        assertThat(run("trigger", "run", "--every", "0s").status()).isEqualTo(2);
    }
}
