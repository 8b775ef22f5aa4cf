package taskmgmt.run.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.machine.Processes;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.Owners;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.testkit.Tool;

/** Real processes of tasks that somebody else has started, by a clock that the test moves. */
@EnabledOnOs(OS.LINUX)
class OwnedProcessesTest {
    private static final Duration EVERY = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-01-05T12:00:00Z");

    private Tool tool() {
        return Tool.in(directory).processes(Processes.local()).at(now.toString());
    }

    /** One that ends when it is told to. */
    private static Process waiting() throws IOException {
        return new ProcessBuilder("sh", "-c", "read line").start();
    }

    private void started(Process process) {
        tool().run("task", "create", "--id", "a", "--title", "t");
        tool().run("task", "start", "a", "--pid", String.valueOf(process.pid()));
    }

    private Path logs() {
        return directory.resolve("logs");
    }

    private TaskLog log(String actor) {
        return TaskLog.at(logs(), new LogSettings(actor, () -> now, SyncPolicy.OS, Duration.ofSeconds(5)), _ -> { });
    }

    private OwnedProcesses sampling(TaskLog log) {
        return new OwnedProcesses(() -> LogReader.at(logs()).tasks().tasks().values().stream().filter(task -> task.status() == Status.ACTIVE).toList(),
                new Owners(Processes.local(), logs()), log, EVERY, () -> now);
    }

    private void after(Duration pause) {
        now = now.plus(pause);
    }

    private List<String> snapshots() {
        return tool().run("task", "history", "a", "-o", "jsonl").out().lines().filter(line -> line.contains("task.snapshot")).toList();
    }

    @Test
    void recordsWhatAProcessUsesUntilItEnds() throws Exception {
        Process process = waiting();
        started(process);
        try (TaskLog log = log("server")) {
            OwnedProcesses sampling = sampling(log);
            sampling.look();
            assertThat(sampling.count()).isEqualTo(1);
            assertThat(snapshots()).as("its start is news enough").isEmpty();
            for (int i = 1; i <= 3; i++) {
                after(EVERY);
                sampling.look();
                assertThat(snapshots()).hasSize(i);
                after(Duration.ofSeconds(1));
                sampling.look();
                assertThat(snapshots()).as("nothing is due").hasSize(i);
            }
            assertThat(snapshots().getLast()).contains("\"measured_by\":\"proc\"").containsPattern("\"memory_peak_mb\":[0-9]");
            process.destroyForcibly().waitFor();
            sampling.look();
            assertThat(sampling.count()).isZero();
            assertThat(snapshots()).as("what was seen last").hasSize(4);
            after(EVERY);
            sampling.look();
            assertThat(snapshots()).hasSize(4);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void leavesAloneWhatReportsByItself() throws Exception {
        Process process = waiting();
        started(process);
        try (TaskLog one = log("one"); TaskLog other = log("other")) {
            OwnedProcesses first = sampling(one);
            OwnedProcesses second = sampling(other);
            first.look();
            after(Duration.ofSeconds(10));
            second.look();
            for (int i = 0; i < 4; i++) {
                after(Duration.ofSeconds(20));
                first.look();
                after(Duration.ofSeconds(10));
                second.look();
            }
            assertThat(snapshots()).as("one of two servers records").hasSize(4).allMatch(line -> line.contains("\"one\""));
            after(Duration.ofSeconds(20));
            tool().run("task", "progress", "a", "--percent", "50");
            first.look();
            assertThat(snapshots()).hasSize(4);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void leavesAloneWhatIsWatchedAlreadyAndWhatIsNotThere() throws Exception {
        Process process = waiting();
        started(process);
        try (TaskLog log = log("server"); HeldRun _ = HeldRun.of(logs(), "a", _ -> { })) {
            OwnedProcesses sampling = sampling(log);
            sampling.look();
            assertThat(sampling.count()).isZero();
            assertThat(HeldRun.isHeld(logs(), "a")).isTrue();
        }
        process.destroyForcibly().waitFor();
        try (TaskLog log = log("server")) {
            OwnedProcesses sampling = sampling(log);
            sampling.look();
            assertThat(sampling.count()).isZero();
        }
        tool().run("task", "create", "--id", "b", "--title", "names no process", "--start");
        try (TaskLog log = log("server")) {
            OwnedProcesses sampling = sampling(log);
            sampling.look();
            assertThat(sampling.count()).isZero();
        }
    }
}
