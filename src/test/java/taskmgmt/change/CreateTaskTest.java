package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.LogFixture;

class CreateTaskTest {
    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));

    @BeforeEach
    void useLogs() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    @Test
    void aTitleIsEnough() throws IOException {
        Task task = log.task(create(NewTask.titled("nightly")));

        assertThat(task.id()).matches("general_custom_[0-9a-f]{8}");
        assertThat(task.status()).isEqualTo(Status.PENDING);
        assertThat(task.title()).isEqualTo("nightly");
        assertThat(task.priority()).isEqualTo(Priority.DEFAULT);
        assertThat(task.value(TaskField.CREATED_BY)).isEqualTo("tester");
    }

    @Test
    void everythingThatIsGivenIsRecordedInTheOrderOfTheFormat() throws IOException {
        create(named("base"));
        create(new NewTask(new NewTask.Identity("full", "web", "deploy", "ann"),
                new TaskDetails("roll out", "all of it", "ops", new Priority(8), Duration.ofHours(2), true),
                List.of("bas", "base"), List.of("b", "a", "b"), Map.of("url", "x"), Map.of("host", "h1")));

        assertThat(lastLine()).isEqualTo("{\"ts\":\"2026-03-01T12:00:00.000000Z\",\"event\":\"task.created\",\"task_id\":\"full\","
                + "\"task_type\":\"deploy\",\"subsystem\":\"web\",\"title\":\"roll out\",\"description\":\"all of it\","
                + "\"created_by\":\"ann\",\"assigned_to\":\"ops\",\"priority\":8,\"sla_deadline\":\"2026-03-01T14:00:00.000000Z\","
                + "\"verification_required\":true,\"depends_on\":[\"base\"],\"tags\":[\"b\",\"a\"],\"input\":{\"url\":\"x\"},"
                + "\"metadata\":{\"host\":\"h1\"}}");
    }

    @Test
    void anIdThatIsTakenIsRefusedAndNothingIsWritten() throws IOException {
        create(named("backup"));
        byte[] before = log.bytes(LogFiles.REGISTRY);

        assertRefused(Refusal.NOT_ALLOWED, "task backup exists already", named("backup"));
        assertThat(log.bytes(LogFiles.REGISTRY)).isEqualTo(before);
    }

    @Test
    void aTaskThatHasToWaitIsNotStartedAndNotEvenCreated() throws IOException {
        create(named("base"));
        NewTask waiting = named("next").after(List.of("base"));

        assertRefused(Refusal.NOT_ALLOWED, "waits for base", waiting.startedAs(new MoveTask.Start(null)));
        assertThat(log.tasks()).containsOnlyKeys("base");

        create(waiting);
        assertThat(log.task("next").dependsOn()).containsExactly("base");
    }

    @Test
    void aStartedTaskNamesTheProcessThatWorksOnIt() throws IOException {
        create(named("backup").startedAs(new MoveTask.Start(Map.of("pid", 42L))));

        assertThat(log.task("backup").status()).isEqualTo(Status.ACTIVE);
        assertThat(log.task("backup").value(TaskField.OWNER)).isEqualTo(Map.of("pid", 42L));
    }

    @Test
    void whatItWaitsForMustBeThere() {
        assertRefused(Refusal.NOT_FOUND, "no task ghost", named("next").after(List.of("ghost")));
        assertThat(Files.exists(log.directory)).isFalse();
    }

    @Test
    void aRequestThatCannotBeMeantIsNoRequest() {
        assertInvalid("title must not be empty", () -> NewTask.titled(" "));
        assertInvalid("title must be given", () -> new NewTask(NewTask.Identity.DEFAULT, TaskDetails.NONE, List.of(), List.of(), null, null));
        assertInvalid("subsystem must not be empty", () -> new NewTask.Identity(null, "", null, null));
        assertInvalid("not a task id: it may not hold the control character U+0007", () -> new NewTask.Identity("x\u0007", null, null, null));
    }

    private String create(NewTask task) throws IOException {
        try (TaskLog open = log.open()) {
            return new CreateTask(open, new SplittableRandom(1)).create(task);
        }
    }

    private static NewTask named(String id) {
        return NewTask.titled("task " + id).as(new NewTask.Identity(id, null, null, null));
    }

    private String lastLine() throws IOException {
        return Files.readAllLines(log.file(LogFiles.REGISTRY)).getLast();
    }

    private void assertRefused(Refusal refusal, String message, NewTask task) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> create(task))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static void assertInvalid(String message, Runnable request) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(request::run)
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.INVALID));
    }
}
