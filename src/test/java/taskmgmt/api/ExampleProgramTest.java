package taskmgmt.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** The example program of the documentation compiles, without a warning, and does what its page says. */
class ExampleProgramTest {
    private static final String EXAMPLE = "examples/java/Checksums.java";
    private static final String AGENTS = "examples/java/OwnAgents.java";

    @TempDir
    private Path directory;

    @BeforeEach
    void compile() {
        // The manifests of libraries name jars that are not there.
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler()).run(null, null, null, "-Xlint:all,-path", "-Werror", "-proc:none",
                "-cp", System.getProperty("java.class.path"), "-d", directory.resolve("classes").toString(), Golden.inProject(EXAMPLE).toString(),
                Golden.inProject(AGENTS).toString());
        assertThat(status).isZero();
    }

    private String run(String... files) throws IOException, InterruptedException {
        return program("Checksums", files);
    }

    private String program(String name, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", directory.resolve("classes") + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                name, "logs"));
        words.addAll(List.of(more));
        Process process = new ProcessBuilder(words).directory(directory.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void hashesFilesAsTasks() throws Exception {
        Files.writeString(directory.resolve("abc"), "abc");
        Files.writeString(directory.resolve("empty"), "");

        assertThat(run("abc", "empty")).isEqualTo("""
                ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  abc
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty
                """);
        assertThat(Tool.in(directory).run("task", "list", "--subsystem", "checksums", "--columns", "title,status", "-o", "csv").out().lines())
                .containsExactlyInAnyOrder("title,status", "Hash 2 files,completed", "Hash abc,completed", "Hash empty,completed");
        assertThat(Tool.in(directory).run("audit", "verify").out()).contains("[INTACT]");
    }

    @Test
    void saysWhatItCouldNotRead() throws Exception {
        assertThat(run("missing")).isEqualTo("failed: NoSuchFileException: missing\n");
        assertThat(Tool.in(directory).last("registry.jsonl")).containsEntry("error_message", "1 of 1 files could not be read");
    }

    @Test
    void hasAgentsOfItsOwnDoATask() throws Exception {
        Files.createDirectories(directory.resolve("three/a"));
        Files.createDirectories(directory.resolve("three/b"));
        Files.createDirectories(directory.resolve("three/c"));

        assertThat(program("OwnAgents", "three")).isEqualTo("""
                there are 3 files, says steady
                status: completed, tried: hasty, steady
                """);
        Tool tool = Tool.in(directory);
        assertThat(tool.run("task", "list", "--type", "count", "-o", "json").out()).contains("\"completed\"");
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
        assertThat(Files.readString(Golden.inProject("src/docs/agents.md"))).contains("`" + AGENTS + "`");
    }

    @Test
    void thePageShowsTheProgram() throws IOException {
        assertThat(Files.readString(Golden.inProject("src/docs/java-api.md"))).contains(Files.readString(Golden.inProject(EXAMPLE)));
    }
}
