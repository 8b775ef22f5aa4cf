package taskmgmt.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

class LogDirectoryTest {
    @TempDir
    private Path project;

    @Test
    void chosenOneIsTakenWhetherItExistsOrNot() {
        assertThat(LogDirectory.locate(Path.of("other"), project)).isEqualTo(project.resolve("other"));
        assertThat(LogDirectory.locate(Path.of("/var/log/t"), project)).isEqualTo(Path.of("/var/log/t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl"})
    void nearestWithOneOfOurFilesIsFoundFromAnyDepth(String file) throws IOException {
        Path deep = Files.createDirectories(project.resolve("src/main/logs"));
        Files.createDirectories(project.resolve("logs"));
        Files.createFile(project.resolve("logs").resolve(file));

        assertThat(LogDirectory.locate(null, deep)).isEqualTo(project.resolve("logs"));
        assertThat(LogDirectory.locate(null, project.resolve("src/.."))).isEqualTo(project.resolve("logs"));
    }

    @Test
    void fileInItsPlaceIsRefusedAlsoByCommandsThatRead() throws IOException {
        Path file = Files.createFile(project.resolve("file"));

        assertThat(Tool.in(project).run("task", "list", "--logs", "file")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: " + file + " is not a directory: name another one with --logs, or move it away\n"));
    }

    @Test
    void otherwiseItIsRightHere() {
        assertThat(LogDirectory.locate(null, project)).isEqualTo(project.resolve("logs"));
    }
}
