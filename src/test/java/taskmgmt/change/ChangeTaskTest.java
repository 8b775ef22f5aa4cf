package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.LogFixture;

class ChangeTaskTest {
    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));
    private Instant now = LogFixture.NOW;

    @BeforeEach
    void createTask() throws IOException {
        log = new LogFixture(temporary.resolve("logs"));
        create("backup");
    }

    @Test
    void theResultIsTheTaskAsTheLogHasIt() throws IOException {
        apply("backup", new MoveTask.Start(null));
        now = now.plusMillis(2_500);

        ChangedTask changed = apply("back", new MoveTask.Complete(null, List.of(1L), null, WorkFigures.NONE));

        assertThat(changed.event().type()).isEqualTo(EventType.COMPLETED);
        assertThat(changed.event().fields()).containsEntry(TaskField.DURATION_FROM.text(), "started");
        assertThat(changed.task()).isEqualTo(log.task("backup"));
        assertThat(changed.task().duration()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void aTaskThatWaitsForAnotherIsNotStarted() throws IOException {
        create("next", "backup");

        assertRefused(Refusal.NOT_ALLOWED, "waits for backup", "next", new MoveTask.Start(null));
        assertThat(log.task("next").status()).isEqualTo(Status.PENDING);

        apply("backup", new MoveTask.Complete(null, null, null, WorkFigures.NONE));
        assertThat(apply("next", new MoveTask.Start(null)).task().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aTaskGoesThroughItsLifecycle() throws IOException {
        assertThat(apply("backup", new MoveTask.Queue()).task().status()).isEqualTo(Status.QUEUED);
        assertThat(apply("backup", new MoveTask.Start(null)).task().status()).isEqualTo(Status.ACTIVE);
        assertThat(apply("backup", new MoveTask.Pause("the disk is needed")).task().value(TaskField.REASON)).isEqualTo("the disk is needed");
        assertThat(apply("backup", new MoveTask.Resume(null, null)).task().status()).isEqualTo(Status.ACTIVE);
        assertThat(apply("backup", new MoveTask.Retry("reset")).task().value(TaskField.ERROR_MESSAGE)).isEqualTo("reset");
        assertThat(apply("backup", new MoveTask.Cancel(null)).task().status()).isEqualTo(Status.CANCELLED);
        assertRefused(Refusal.NOT_ALLOWED, "is cancelled: 'task-mgmt task retry' opens another attempt", "backup", new MoveTask.Queue());
    }

    @Test
    void aCompletionWhoseVerificationFailedEndsTheTaskAsFailed() throws IOException {
        Task task = apply("backup", new MoveTask.Complete(new TaskVerification(false, "3 of 42"), null, null, WorkFigures.NONE)).task();

        assertThat(task.status()).isEqualTo(Status.FAILED);
        assertThat(task.value(TaskField.VERIFICATION_DETAILS)).isEqualTo("3 of 42");
    }

    @Test
    void anotherTryForgetsTheProcessOfTheOneBefore() throws IOException {
        apply("backup", new MoveTask.Start(Map.of("pid", 42L)));
        apply("backup", new MoveTask.Retry(null));

        assertThat(apply("backup", new MoveTask.Start(null)).task().value(TaskField.OWNER)).isNull();
    }

    @Test
    void figuresAreRecordedAsTheyAreWithNullsAndInTheirOrder() throws IOException {
        Map<String, @Nullable Object> used = new HashMap<>();
        used.put("cpu_seconds", null);
        apply("backup", new RecordSnapshot(40L, new WorkFigures(used, Map.of("loss", 1L))));
        used.put("cpu_seconds", 9L);

        assertThat(Files.readString(log.file(LogFiles.REGISTRY)))
                .endsWith("\"progress_percent\":40,\"resource_usage\":{\"cpu_seconds\":null},\"ml_metrics\":{\"loss\":1}}\n");
    }

    @Test
    void progressIsAPercentage() throws IOException {
        for (Object wrong : List.of(101L, -1L, "40")) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> new ReportProgress(wrong, null, ReportProgress.Subtasks.UNKNOWN, WorkFigures.NONE))
                    .withMessage("progress_percent must be a number from 0 to 100");
        }
        assertThat(apply("backup", new ReportProgress(100L, "all", new ReportProgress.Subtasks(3L, 2L, 1L), WorkFigures.NONE)).event().fields())
                .containsEntry("subtasks_failed", 1L);
    }

    @Test
    void anUpdateAddsAndTakesAway() throws IOException {
        create("other");
        apply("backup", update(new ListChange(List.of("a", "b"), List.of()), new ListChange(List.of("other"), List.of())));
        Task task = apply("backup", update(new ListChange(List.of("c"), List.of("a")), new ListChange(List.of(), List.of("oth")))).task();

        assertThat(task.tags()).containsExactly("b", "c");
        assertThat(task.dependsOn()).isEmpty();
        assertThat(task.priority()).isEqualTo(9);
    }

    @Test
    void anUpdateOfNothingIsNoRequest() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new UpdateTask(TaskDetails.NONE, ListChange.NONE, ListChange.NONE, null, null))
                .withMessage("there is nothing to update");
    }

    @Test
    void anUnknownTaskIsRefused() {
        assertRefused(Refusal.NOT_FOUND, "no task ghost", "ghost", new MoveTask.Queue());
    }

    private static UpdateTask update(ListChange tags, ListChange dependsOn) {
        return new UpdateTask(new TaskDetails(null, null, null, new Priority(9), null, null), tags, dependsOn, null, null);
    }

    private void create(String id, String... dependsOn) throws IOException {
        try (TaskLog open = log.open()) {
            new CreateTask(open, new SplittableRandom(1)).create(NewTask.titled(id)
                    .as(new NewTask.Identity(id, null, null, null)).after(List.of(dependsOn)));
        }
    }

    private ChangedTask apply(String id, TaskRequest request) throws IOException {
        LogSettings settings = new LogSettings("tester", () -> now, SyncPolicy.OS, Duration.ofSeconds(60));
        try (TaskLog open = TaskLog.at(log.directory, settings, log.notices::add)) {
            return new ChangeTask(open).apply(id, request);
        }
    }

    private void assertRefused(Refusal refusal, String message, String id, TaskRequest request) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> apply(id, request))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
