package taskmgmt.run.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.Trouble;

class FileToolsTest {
    @TempDir
    private Path directory;
    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(directory.resolve("work"));
        Files.writeString(directory.resolve("secret"), "secret");
        Files.createDirectories(directory.resolve("work2"));
        Files.createSymbolicLink(root.resolve("out"), directory);
        Files.createSymbolicLink(root.resolve("file"), directory.resolve("secret"));
        Files.createSymbolicLink(root.resolve("nowhere"), directory.resolve("not-there"));
        Files.createSymbolicLink(root.resolve("within"), root.resolve("a"));
        Files.createDirectories(root.resolve("a"));
        Files.writeString(root.resolve("a/b"), "text");
    }

    private String call(String tool, Map<String, @Nullable Object> arguments) throws ToolFailure, InterruptedException {
        return FileTools.in(root).stream().filter(each -> each.spec().name().equals(tool)).findFirst().orElseThrow().call(arguments, Duration.ofSeconds(1)).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/passwd", "out/secret", "file", "nowhere", "out/new", "", "../work2/x", "a/./../../work2", "\0"})
    void letsNoNameLeadOut(String name) {
        for (String tool : new String[] {"read_file", "list_files", "write_file"}) {
            assertThatThrownBy(() -> call(tool, Map.of("path", name, "content", "x"))).as(tool).isInstanceOf(ToolFailure.class);
        }
        assertThat(directory.resolve("new")).doesNotExist();
        assertThat(directory.resolve("not-there")).doesNotExist();
        assertThat(directory.resolve("secret")).hasContent("secret");
    }

    /** A workspace is often a project's directory, and the log of the work may be in it. */
    @ParameterizedTest
    @ValueSource(strings = {"logs/registry.jsonl", "logs/immutable_audit.jsonl", "logs/new", "logs/.state/heads", "logs/bus/x", "to-logs/registry.jsonl", "logs/output/a"})
    void writesNothingIntoALog(String name) throws IOException, ToolFailure, InterruptedException {
        Path logs = Files.createDirectories(root.resolve("logs"));
        Files.createDirectories(logs.resolve(".state"));
        Files.writeString(logs.resolve("registry.jsonl"), "{}\n");
        Files.createSymbolicLink(root.resolve("to-logs"), logs);
        assertThatThrownBy(() -> call("write_file", Map.of("path", name, "content", "x"))).isInstanceOfSatisfying(ToolFailure.class,
                e -> assertThat(e.trouble()).isEqualTo(Trouble.PERMISSION));
        assertThat(logs.resolve("registry.jsonl")).hasContent("{}");
        assertThat(logs.resolve("new")).doesNotExist();
        assertThat(call("read_file", Map.of("path", "logs/registry.jsonl"))).isEqualTo("{}\n");
    }

    @Test
    void writesIntoNoFileThatHasAnotherNameToo() throws IOException, ToolFailure, InterruptedException {
        Path log = directory.resolve("registry.jsonl");
        Files.writeString(log, "{}\n");
        Files.createLink(root.resolve("notes"), log);
        call("write_file", Map.of("path", "notes", "content", "x"));
        assertThat(root.resolve("notes")).hasContent("x");
        assertThat(log).hasContent("{}");
    }

    @Test
    void saysThatItIsNotAllowed() {
        assertThatThrownBy(() -> call("read_file", Map.of("path", "../secret"))).isInstanceOfSatisfying(ToolFailure.class,
                e -> assertThat(e.trouble()).isEqualTo(Trouble.PERMISSION)).hasMessage("'../secret' is no name of a file in the workspace");
    }

    @Test
    void readsListsAndWritesWhatIsWithin() throws ToolFailure, InterruptedException, IOException {
        assertThat(call("read_file", Map.of("path", "a/b"))).isEqualTo("text");
        assertThat(call("read_file", Map.of("path", "within/b"))).isEqualTo("text");
        assertThat(call("list_files", Map.of("path", "."))).isEqualTo("a/\nfile\nnowhere\nout\nwithin");
        assertThat(call("write_file", Map.of("path", "x/y/z", "content", "ü"))).isEqualTo("2 bytes are written");
        assertThat(root.resolve("x/y/z")).hasContent("ü");
        call("write_file", Map.of("path", "x/y/z", "content", ""));
        assertThat(root.resolve("x/y/z")).isEmptyFile();
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        Files.write(root.resolve("large"), new byte[(1 << 20) + 1]);
        for (Map.Entry<String, String> each : Map.of("none", "there is no 'none'", "a", "it is no file", "large", "it has more than 1048576 bytes").entrySet()) {
            assertThatThrownBy(() -> call("read_file", Map.of("path", each.getKey()))).hasMessage(each.getValue());
        }
        assertThatThrownBy(() -> call("list_files", Map.of("path", "a/b"))).hasMessage("it is no directory");
        assertThatThrownBy(() -> call("write_file", Map.of("path", "a", "content", "x"))).isInstanceOf(ToolFailure.class);
        assertThatThrownBy(() -> call("write_file", Map.of("path", "z", "content", "x".repeat((1 << 20) + 1)))).hasMessageContaining("the content has more than");
    }
}
