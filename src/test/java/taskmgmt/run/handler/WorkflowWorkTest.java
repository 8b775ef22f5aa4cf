package taskmgmt.run.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.machine.Processes;
import taskmgmt.queue.Job;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.worker.WorkHandlers;
import taskmgmt.run.workflow.RunPlace;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.testkit.Tool;

class WorkflowWorkTest {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @Test
    void whatIsNotWantedBeforeItBeginsIsCancelledAndRunsNothing() throws Exception {
        Tool tool = Tool.in(directory).environment("USER", "ann").ticking();
        Files.writeString(directory.resolve("w.yaml"), "id: w\nsteps:\n  - name: s\n    run: [touch, ran]\n");
        Path logs = Files.createDirectory(directory.resolve("logs"));
        assertThat(tool.run("workflow", "create", "--file", "w.yaml").status()).isZero();
        assertThat(tool.run("add", "--id", "t", "--workflow", "w").status()).isZero();
        Task task = task(logs, "t");
        List<String> warnings = new ArrayList<>();
        LogSettings settings = new LogSettings("ann", InstantSource.system(), SyncPolicy.OS, GRACE);
        try (SignalRelay signals = SignalRelay.told(GRACE); TaskLog log = TaskLog.at(logs, settings, warnings::add)) {
            HandlerPlace place = new HandlerPlace(() -> TaskLog.at(logs, settings, warnings::add), directory, Files.createDirectory(directory.resolve("output")),
                    new RunPlace(Map.of(), Map.of(), Processes.local(), InstantSource.system(), GRACE), signals, warnings::add, _ -> words -> {
                throw new IllegalStateException("no tool is called");
            });
            WorkHandlers.Work work = Objects.requireNonNull(new KnownHandlers(place).of(task, Objects.requireNonNull(Job.of(task)), log));
            work.stop();
            work.attempt();
        }
        assertThat(task(logs, "t-run").status()).isEqualTo(Status.CANCELLED);
        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    private static Task task(Path logs, String id) throws Exception {
        return Objects.requireNonNull(LogReader.at(logs).tasks(Set.of(id)).get(id));
    }
}
