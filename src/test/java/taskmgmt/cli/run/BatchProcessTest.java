package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** The whole program as a process of its own: its signals, its sudden end. */
@Sweep
class BatchProcessTest {
    @TempDir
    private Path directory;

    private ProcessBuilder program(String... words) {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "taskmgmt.Main", "batch"));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("TASK_MGMT_LOGS", directory.resolve("logs").toString());
        return builder.directory(directory.toFile()).redirectError(directory.resolve("err").toFile())
                .redirectOutput(directory.resolve("out").toFile());
    }

    private Tool tool() {
        return Tool.in(directory).at(Instant.now().toString());
    }

    private void awaitLines(String file, int count) throws IOException {
        Path path = directory.resolve(file);
        while (!Files.exists(path) || Files.readAllLines(path).size() < count) {
            Thread.onSpinWait();
        }
    }

    private void assertThatAllEnd(String file) throws IOException {
        for (String pid : Files.readAllLines(directory.resolve(file))) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(20)));
        }
    }

    @Test
    void termEndsAllAndLeavesEachARecordAndTheRestCanBeResumed() throws Exception {
        Files.writeString(directory.resolve("jobs"), """
                echo 1 >> done
                [ -e again ] || { echo $$ >> pids; sleep 100 & echo $! >> pids; wait; }
                [ -e again ] || { trap '' TERM; echo $$ >> pids; sleep 100; sleep 100; }
                echo 4 >> done
                """);
        Process process = program("-j", "2", "--grace", "500ms", "--joblog", "log", "jobs").start();
        awaitLines("pids", 3);
        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThatAllEnd("pids");
        assertThat(tool().events()).containsOnlyOnce("task.completed").filteredOn("task.failed"::equals).hasSize(2);
        assertThat(tool().run("task", "list", "--status", "active", "-o", "csv").out()).hasLineCount(1);
        assertThat(Files.readAllLines(directory.resolve("log"))).hasSize(4);

        Files.createFile(directory.resolve("again"));
        assertThat(program("-j", "2", "--joblog", "log", "--resume-failed", "jobs").start().waitFor()).isZero();
        assertThat(Files.readAllLines(directory.resolve("done"))).containsExactly("1", "4");
    }

    @Test
    void interruptedWhileItWaitsForTheInputItEnds() throws Exception {
        Process process = program("-j", "2", "--joblog", "log", "-").redirectInput(ProcessBuilder.Redirect.PIPE).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("echo a\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            awaitLines("log", 2);
            process.toHandle().destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
        assertThat(directory.resolve("out")).hasContent("a\n");
    }

    @Test
    void afterItsSuddenEndTheJobLogSaysWhatIsLeft() throws Exception {
        Files.writeString(directory.resolve("jobs"), "echo 1 >> done\n[ -e again ] || { echo $$ >> pids; exec sleep 100; }\necho 3 >> done\n");
        Process process = program("-j", "1", "--joblog", "log", "jobs").start();
        awaitLines("pids", 1);
        process.destroyForcibly().waitFor();
        for (String pid : Files.readAllLines(directory.resolve("pids"))) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
        assertThat(tool().run("stuck", "-o", "json").out()).contains("owner_gone");

        Files.createFile(directory.resolve("again"));
        assertThat(program("-j", "1", "--joblog", "log", "--resume", "jobs").start().waitFor()).isZero();
        assertThat(Files.readAllLines(directory.resolve("done"))).containsExactly("1", "3");
        assertThat(Files.readAllLines(directory.resolve("log"))).hasSize(4);
    }
}
