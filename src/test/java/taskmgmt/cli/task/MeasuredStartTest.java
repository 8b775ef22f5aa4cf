package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
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

    /** Lets the process begin when it is measured, and end when that has been seen which it has done. */
    private boolean goOn(Process foreign) throws IOException {
        try (OutputStream line = foreign.getOutputStream()) {
            awaitSnapshot(foreign);
            line.write("go\n".getBytes(StandardCharsets.UTF_8));
            line.flush();
            while (foreign.isAlive() && (!Files.exists(directory.resolve("size")) || Files.size(directory.resolve("size")) == 0)) {
                Thread.onSpinWait();
            }
            awaitSnapshot(foreign);
            awaitSnapshot(foreign); // the one before may have been taken earlier than it was written
            line.write("go\n".getBytes(StandardCharsets.UTF_8));
            return true;
        }
    }

    private void awaitSnapshot(Process foreign) throws IOException {
        long before = snapshots();
        while (foreign.isAlive() && snapshots() == before) {
            Thread.onSpinWait();
        }
    }

    private long snapshots() throws IOException {
        return tool.lines("registry.jsonl").stream().filter(line -> line.contains("task.snapshot")).count();
    }

    @Test
    void whatItAndItsChildrenUseIsRecordedUntilItEnds() throws Exception {
        Process foreign = started("read line; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; head -c 30000000 /dev/zero | tail -c 20000000 | wc -c > size; read line; exit 0");
        FutureTask<Boolean> goesOn = new FutureTask<>(() -> goOn(foreign));
        Thread.ofPlatform().start(goesOn);
        try {
            Tool.Outcome outcome = tool.run("task", "start", "a", "--pid", String.valueOf(foreign.pid()), "--measure-every", "10ms");
            assertThat(outcome.status()).as(outcome.err()).isZero();
        } finally {
            foreign.destroy(); // where it is not over
        }
        assertThat(goesOn.get()).isTrue();
        assertThat(foreign.waitFor()).isZero();
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
