package taskmgmt.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.task.Status;
import taskmgmt.testkit.Golden;

/**
 * What versions before this one have recorded of runs is read as they meant it, and goes on. Each directory of the histories has a log with a
 * run that is {@code done} and one that is {@code open}; one is added with each version that records something else, and none is ever changed.
 */
class PastHistoriesTest extends WorkflowFixture {
    static List<Path> histories() throws IOException {
        try (Stream<Path> all = Files.list(Golden.inProject("src/test/resources/taskmgmt/workflow/history"))) {
            return all.sorted().toList();
        }
    }

    private void take(Path history) throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            for (Path each : files.toList()) {
                Path to = directory.resolve("logs").resolve(history.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void areReadAsTheyWereMeant(Path history) throws Exception {
        take(history);
        assertThat(run("workflow", "status", "done", "-o", "jsonl").out()).contains("\"outputs\":{\"who\":\"ann\"}");
        assertThat(run("workflow", "status", "done").out()).contains("done is completed in", "Output who", "each.2.show", "not params.word == 'x'")
                .containsPattern("flaky +completed +\\S+ +2").containsPattern("bad +failed .* 3 ").containsPattern("never +skipped")
                .containsPattern("on_success\\.1\\.cheer +completed").doesNotContain("waiting");
        assertThat(run("workflow", "history", "-o", "jsonl").out().lines()).hasSize(2);
        assertThat(run("audit", "verify").status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void goOnWhereTheyWereLeft(Path history) throws Exception {
        take(history);
        assertThat(run("workflow", "approve", "open").status()).isZero();
        assertThat(run("workflow", "signal", "open", "come", "--value", "who=bob").status()).isZero();
        assertThat(run("workflow", "resume", "open", "--quiet").status()).isZero();
        assertThat(task("open").status()).isEqualTo(Status.COMPLETED);
        assertThat(task("open.list").tally().retries()).as("what was completed then is not run again").isZero();
        assertThat(run("workflow", "status", "open").out()).contains("Output who        bob").containsPattern("last +completed");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aDefinitionThatWasChangedUnderARunIsNamed(Path history) throws Exception {
        take(history);
        try (Stream<Path> kept = Files.list(directory.resolve("logs/workflows"))) {
            for (Path each : kept.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.writeString(each, Files.readString(each).replace("id: ", "# changed\nid: "));
            }
        }
        assertThat(run("workflow", "resume", "open").status()).isEqualTo(4);
        assertThat(run("workflow", "resume", "open").err()).contains("changed");
        assertThat(task("open").status()).isEqualTo(Status.ACTIVE);
    }
}
