package taskmgmt.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** The whole program as a process of its own: its signals, its streams, its sudden end. */
@Sweep
class RunProcessTest {
    @TempDir
    private Path directory;

    private ProcessBuilder program(String... words) {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "taskmgmt.Main", "run"));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("TASK_MGMT_LOGS", directory.resolve("logs").toString());
        return builder.directory(directory.toFile());
    }

    /** Runs a command that says when it has begun, and waits for that. */
    private Process begun(String script) throws IOException {
        Process process = program("--id", "a", "--", "sh", "-c", script).start();
        assertThat(process.getInputStream().read()).isEqualTo('b');
        return process;
    }

    private Tool tool() {
        return Tool.in(directory).at(Instant.now().toString());
    }

    @Test
    void termReachesTheCommandAndLeavesARecord() throws Exception {
        Process process = begun("trap 'echo bye; exit 9' TERM; echo begun; while :; do sleep 0.01; done");
        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(9);
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("egun\nbye\n");
        assertThat(tool().last("registry.jsonl")).containsEntry("event", "task.failed").containsEntry("error_message", "exit code 9");
    }

    @Test
    void aCommandThatTermEndsIsASignalToTheShell() throws Exception {
        Process process = begun("echo begun; exec sleep 100");
        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(tool().last("registry.jsonl")).containsEntry("error_message", "ended by SIGTERM (exit code 143)");
    }

    @Test
    void whoIsKilledIsKnownAtOnceAndItsTaskCanBeSwept() throws Exception {
        Process process = begun("echo $$ > pid; echo begun; exec sleep 100");
        assertThat(tool().run("stuck", "-o", "jsonl").out()).as("while it runs").isEmpty();
        process.destroyForcibly().waitFor();
        ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("pid")).strip())).ifPresent(ProcessHandle::destroyForcibly);

        assertThat(tool().run("stuck", "-o", "jsonl").out()).contains("\"task_id\":\"a\"", "\"owner_gone\"");
        assertThat(tool().run("stuck", "--sweep").status()).isZero();
        assertThat(tool().last("registry.jsonl")).containsEntry("event", "task.failed").containsEntry("error_message", "lost");
        assertThat(directory.resolve("logs/.state/runs")).isEmptyDirectory();
    }

    @Test
    void whoIsKilledDoesNotBlockItsKey() throws Exception {
        Process process = program("--id", "a", "--key", "k", "--", "sh", "-c", "echo $$ > pid; echo begun; exec sleep 100").start();
        assertThat(process.getInputStream().read()).isEqualTo('b');
        assertThat(tool().run("run", "--key", "k", "--if-running", "skip", "--", "touch", "ran").err()).contains("task a of this key is open");
        process.destroyForcibly().waitFor();
        ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("pid")).strip())).ifPresent(ProcessHandle::destroyForcibly);

        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(tool().run("run", "--key", "k", "--", "touch", "ran").status()).isZero();
        assertThat(directory.resolve("ran")).exists();
        assertThat(tool().events()).containsExactly("task.created", "task.started", "task.failed", "task.created", "task.started", "task.completed");
    }

    @Test
    void whatCannotBePassedOnIsAFailureAsItIsToTheCommandItself() throws Exception {
        for (List<String> words : List.of(List.of("--log-output", "kept"), List.of("--ml-line", "(a)(b)"), List.<String>of())) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--", "seq", "3"));
            Process process = program(all.toArray(String[]::new)).redirectOutput(Path.of("/dev/full").toFile()).start();
            assertThat(process.waitFor()).as(words.toString()).isEqualTo(1);
            assertThat(tool().last("registry.jsonl")).as(words.toString()).containsEntry("event", "task.failed");
        }
    }

    @Test
    void streamsIntoFilesAreLeftAloneAndTheirEndIsKept() throws Exception {
        Path out = directory.resolve("out");
        Files.writeString(out, "before\n");
        Process process = program("--id", "a", "--", "sh", "-c", "cat; readlink /proc/$$/fd/1; echo oops >&2")
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile())).redirectError(directory.resolve("err").toFile()).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write("typed\n".getBytes(UTF_8));
        }
        assertThat(process.waitFor()).isZero();
        assertThat(out).hasContent("before\ntyped\n" + out.toRealPath() + "\n");
        assertThat(Objects.requireNonNull(tool().last("registry.jsonl").get("metadata")).toString())
                .contains("output_tail=typed\n" + out.toRealPath() + "\n", "error_tail=oops\n");
    }

    @Test
    void bothStreamsIntoOnePipeKeepTheirOrder() throws Exception {
        Process process = program("--", "sh", "-c", "for i in 1 2 3; do echo out $i; echo err $i >&2; done").redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n");
        assertThat(process.waitFor()).isZero();
    }
}
