package taskmgmt.cli.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.testkit.LeftRun;
import taskmgmt.testkit.Tool;

/** A directory in which workflows are run, as somebody at a terminal does. */
abstract class WorkflowFixture {
    static final String GATE = """
            id: gate
            steps:
              - {name: ask, approval: "Publish?"}
              - {name: go, depends_on: ask, shell: 'echo go >> trace'}
            on_cancel: [{name: undo, shell: 'echo undo >> trace'}]
            """;

    @TempDir
    Path directory = Path.of("");

    Tool.Outcome run(String... arguments) {
        return Tool.in(directory).ticking().environment("API_TOKEN", "t0ps3cr3t").run(arguments);
    }

    String file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
        return name;
    }

    void begunByOneWhoIsGone(String id, String text) throws IOException {
        LeftRun.make(directory, id, text, InstantSource.system());
    }

    Task task(String id) throws IOException {
        return Objects.requireNonNull(LogReader.at(directory.resolve("logs")).tasks(Set.of(id)).get(id), id);
    }

    List<String> trace() throws IOException {
        Path file = directory.resolve("trace");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
