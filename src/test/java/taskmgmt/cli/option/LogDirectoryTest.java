package taskmgmt.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
        assertThat(LogDirectory.locate(Path.of("other"), project, Map.of())).isEqualTo(project.resolve("other"));
        assertThat(LogDirectory.locate(Path.of("/var/log/t"), project, Map.of())).isEqualTo(Path.of("/var/log/t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl"})
    void nearestWithOneOfOurFilesIsFoundFromAnyDepth(String file) throws IOException {
        Path deep = Files.createDirectories(project.resolve("src/main/logs"));
        Files.createDirectories(project.resolve("logs"));
        Files.createFile(project.resolve("logs").resolve(file));

        assertThat(LogDirectory.locate(null, deep, Map.of())).isEqualTo(project.resolve("logs"));
        assertThat(LogDirectory.locate(null, project.resolve("src/.."), Map.of())).isEqualTo(project.resolve("logs"));
    }

    @Test
    void fileInItsPlaceIsRefusedAlsoByCommandsThatRead() throws IOException {
        Path file = Files.createFile(project.resolve("file"));

        assertThat(Tool.in(project).run("task", "list", "--logs", "file")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: " + file + " is not a directory: name another one with --logs, or move it away\n"));
    }

    @Test
    void otherwiseItIsRightHere() {
        assertThat(LogDirectory.locate(null, project, Map.of())).isEqualTo(project.resolve("logs"));
    }

    @Test
    void withAHomeItIsTheUsersOwnAndADirectoryOfAnotherProgramIsLeftAlone() throws IOException {
        Path foreign = Files.createDirectories(project.resolve("logs"));
        Files.writeString(foreign.resolve("server.log"), "x\n");
        Path home = project.resolve("home");
        Path own = home.resolve(".local/share/task-mgmt");
        Tool tool = Tool.in(project).environment("HOME", home.toString());

        Tool.Outcome first = tool.run("task", "create", "--title", "x", "--id", "a");
        Tool.Outcome second = tool.run("task", "create", "--title", "y", "--id", "b");

        assertThat(first).isEqualTo(new Tool.Outcome(0, "a\n", "task-mgmt: creating " + own + ", a log of your own; 'task-mgmt init' makes one for a project\n"));
        assertThat(second.err()).isEmpty();
        assertThat(Files.readAllLines(own.resolve("registry.jsonl"))).hasSize(2);
        assertThat(foreign).isDirectoryNotContaining("glob:**.jsonl");
    }

    @Test
    void theUsersDirectoryForDataIsThatOfTheVariableWhereThatIsAWholePath() {
        assertThat(LogDirectory.locate(null, project, Map.of("HOME", "/h", "XDG_DATA_HOME", "/d"))).isEqualTo(Path.of("/d/task-mgmt"));
        assertThat(LogDirectory.locate(null, project, Map.of("HOME", "/h", "XDG_DATA_HOME", "d"))).isEqualTo(Path.of("/h/.local/share/task-mgmt"));
    }

    @Test
    void withoutAHomeADirectoryOfAnotherProgramIsRefused() throws IOException {
        Path foreign = Files.createDirectories(project.resolve("logs"));
        Files.writeString(foreign.resolve("server.log"), "x\n");

        assertThat(Tool.in(project).run("task", "create", "--title", "x")).isEqualTo(new Tool.Outcome(2, "", "task-mgmt: " + foreign
                + " is not a log of task-mgmt: name a log directory with --logs, or make one with 'task-mgmt init DIR'\n"));
        assertThat(foreign.toFile().list()).containsExactly("server.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.jsonl", "policy.json"})
    void aLogOfTheProjectBeatsTheUsersOwn(String file) throws IOException {
        Files.createFile(Files.createDirectories(project.resolve("logs")).resolve(file));

        assertThat(LogDirectory.locate(null, project, Map.of("HOME", "/h"))).isEqualTo(project.resolve("logs"));
    }
}
