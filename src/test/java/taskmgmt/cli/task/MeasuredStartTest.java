package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** A process that somebody else has started, measured until it ends. */
@EnabledOnOs(OS.LINUX)
class MeasuredStartTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void aTask() {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a", "--title", "t");
    }

    private Process started(String line) throws IOException {
        return new ProcessBuilder("sh", "-c", line).directory(directory.toFile()).start();
    }

    @Test
    void whatItAndItsChildrenUseIsRecordedUntilItEnds() throws Exception {
        Process foreign = started("read line; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; head -c 30000000 /dev/zero | tail -c 20000000 | wc -c > size; read line; exit 0");
        foreign.getOutputStream().write("go\ngo\n".getBytes(StandardCharsets.UTF_8));
        foreign.getOutputStream().close();
        Tool.Outcome outcome = tool.run("task", "start", "a", "--pid", String.valueOf(foreign.pid()), "--measure-every", "10ms");
        assertThat(foreign.waitFor()).isZero();
        assertThat(outcome.status()).as(outcome.err()).isZero();
        String last = tool.run("task", "snapshots", "a", "-o", "jsonl").out().lines().reduce((_, second) -> second).orElse("");
        assertThat(last).contains("\"event\":\"task.snapshot\"").containsPattern("\"cpu_seconds\":0?\\.?[0-9]").containsPattern("\"memory_peak_mb\":[0-9]");
        assertThat(tool.run("task", "show", "a", "--json").out()).contains("\"status\": \"active\"", "\"measured_by\": \"proc\"");
        assertThat(Files.readString(directory.resolve("size")).strip()).isEqualTo("20000000");
    }

    @Test
    void aTaskThatEndsFirstIsNotMeasuredAnyMore() throws Exception {
        Process foreign = started("read line");
        Tool other = Tool.in(directory);
        Thread ends = new Thread(() -> {
            while (!other.run("task", "show", "a", "--json").out().contains("\"active\"")) {
                Thread.onSpinWait();
            }
            other.run("task", "complete", "a");
        });
        ends.start();
        try {
            Tool.Outcome outcome = tool.run("task", "start", "a", "--pid", String.valueOf(foreign.pid()), "--measure-every", "10ms");
            ends.join();
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(foreign.isAlive()).as("nobody has ended the process").isTrue();
        } finally {
            foreign.destroyForcibly();
        }
        assertThat(tool.run("task", "show", "a", "--json").out()).contains("\"status\": \"completed\"");
    }

    @Test
    void itTakesOneTaskAndAProcess() {
        assertThat(tool.run("task", "start", "a", "--measure-every", "1s").err()).contains("--measure-every is for one task, and goes with --pid");
        assertThat(tool.run("task", "start", "a", "b", "--pid", "1", "--measure-every", "1s").status()).isEqualTo(2);
        assertThat(tool.run("task", "show", "a", "--json").out()).contains("\"status\": \"pending\"");
    }
}
