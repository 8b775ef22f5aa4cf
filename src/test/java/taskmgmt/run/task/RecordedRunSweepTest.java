package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.change.NewTask;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.machine.Processes;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** Every step that a run takes on the disk is the one at which its process ends, or that fails. */
@Sweep
class RecordedRunSweepTest {
    private static final LogSettings SETTINGS =
            new LogSettings("tester", InstantSource.fixed(LogFixture.NOW), SyncPolicy.SYNC, Duration.ofSeconds(60));

    @TempDir
    private Path directory;

    private RecordedRun.@Nullable Result run(Path place, FaultyDisk disk, List<String> said) throws IOException, InterruptedException {
        ChildCommand command = new ChildCommand(List.of("sh", "-c", "echo ran >> ran"), place, Map.of());
        RunRequest request = new RunRequest(NewTask.titled("x"), command, new Child.TimeLimit(null, Duration.ZERO), RetryRule.NEVER, null, null,
                null, null, false);
        try (SignalRelay signals = SignalRelay.open();
                TaskLog log = TaskLog.at(place.resolve("logs"), SETTINGS, said::add, disk.files())) {
            Streams streams = new Streams(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
            return new RecordedRun(log, new SplittableRandom(1), Processes.local(), signals, streams, said::add).run(request);
        } catch (FaultyDisk.Killed _) {
            return null;
        }
    }

    private static List<Task> tasks(Path place) throws IOException {
        return List.copyOf(LogReader.at(place.resolve("logs")).tasks().tasks().values());
    }

    private static void recover(Path place) throws IOException {
        try (TaskLog log = TaskLog.at(place.resolve("logs"), SETTINGS, notice -> { })) {
            log.exclusively(held -> held.now());
        }
    }

    private static long tried(Path place) throws IOException {
        return Files.exists(place.resolve("ran")) ? Files.readAllLines(place.resolve("ran")).size() : 0;
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL_BEFORE", "KILL_HALFWAY", "KILL_AFTER"})
    void whoeverIsKilledLeavesATruth(FaultyDisk.Fault fault) throws Exception {
        int steps = 0;
        for (boolean failed = true; failed; steps++) {
            Path place = Files.createDirectories(directory.resolve(fault + "-" + steps));
            try (FaultyDisk disk = FaultyDisk.failingAt(steps, fault)) {
                run(place, disk, new ArrayList<>());
                failed = disk.hasFailed();
            }
            if (Files.exists(place.resolve("logs"))) {
                recover(place);
            }
            List<Task> tasks = Files.exists(place.resolve("logs")) ? tasks(place) : List.of();
            assertThat(tasks).as("step " + steps).hasSizeLessThanOrEqualTo(1);
            assertThat(tried(place)).as("step " + steps).isLessThanOrEqualTo(tasks.size());
            if (!tasks.isEmpty() && tasks.getFirst().status() == Status.ACTIVE) {
                assertThat(sweep(place)).as("step " + steps).isEqualTo(Status.FAILED);
            } else if (tried(place) == 0) {
                assertThat(tasks).as("step " + steps).allMatch(task -> task.status() == Status.PENDING);
            } else {
                assertThat(tasks.getFirst().status()).as("step " + steps).isEqualTo(Status.COMPLETED);
            }
        }
        assertThat(steps).isGreaterThan(10);
    }

    private static Status sweep(Path place) throws IOException {
        try (TaskLog log = TaskLog.at(place.resolve("logs"), SETTINGS, notice -> { })) {
            for (TaskRun open : RunReader.of(LogReader.at(place.resolve("logs")), (done, total) -> { }).fold(StuckRule.history()).open()) {
                assertThat(new EndLost(log).end(open)).isNotNull();
            }
        }
        Task task = tasks(place).getFirst();
        assertThat(task.fields()).containsEntry("error_message", "lost");
        return task.status();
    }

    @ParameterizedTest
    @EnumSource(names = {"EIO", "ENOSPC"})
    void whatCannotBeWrittenIsSaid(FaultyDisk.Fault fault) throws Exception {
        int steps = 0;
        for (boolean failed = true; failed; steps++) {
            Path place = Files.createDirectories(directory.resolve(fault + "-" + steps));
            List<String> said = new ArrayList<>();
            RecordedRun.Result result = null;
            IOException refused = null;
            try (FaultyDisk disk = FaultyDisk.failingAt(steps, fault)) {
                try {
                    result = run(place, disk, said);
                } catch (IOException e) {
                    refused = e;
                }
                failed = disk.hasFailed();
            }
            if (result == null) {
                assertThat(refused).as("step " + steps).isNotNull();
            } else if (!result.recorded()) {
                assertThat(said).as("step " + steps).isNotEmpty();
                assertThat(tried(place)).as("step " + steps).isEqualTo(1);
            } else {
                assertThat(tasks(place).getFirst().status()).as("step " + steps).isEqualTo(Status.COMPLETED);
            }
        }
        assertThat(steps).isGreaterThan(10);
    }
}
