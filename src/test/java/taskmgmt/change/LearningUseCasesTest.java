package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.LogFixture;

class LearningUseCasesTest {
    private static final ReportProgress HALF =
            new ReportProgress(50L, null, ReportProgress.Subtasks.UNKNOWN, new WorkFigures(null, Map.of("epochs_completed", 4L)));

    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));

    @BeforeEach
    void useLogs() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    @Test
    void anActivityIsATaskOfLearning() throws IOException {
        Task task = log.task(register(LearningActivity.TRAINING, true));

        assertThat(task.id()).matches("learning_training_job_[0-9a-f]{8}");
        assertThat(task.status()).isEqualTo(Status.ACTIVE);
        assertThat(task.value(TaskField.DESCRIPTION)).isEqualTo("more");
        assertThat(task.value(TaskField.METADATA)).isEqualTo(Map.of("source", "incident"));
    }

    @Test
    void progressStartsAnActivityThatWaitsAndOnlyThat() throws IOException {
        String id = register(LearningActivity.EVENT, false);
        int events = report(id);

        assertThat(log.task(id).status()).isEqualTo(Status.ACTIVE);
        assertThat(log.task(id).value(TaskField.PROGRESS_PERCENT)).isEqualTo(50L);
        assertThat(events).isEqualTo(2);
        assertThat(report(id)).isEqualTo(1);
    }

    @Test
    void anActivityEndsWithItsResultOrItsError() throws IOException {
        String good = register(LearningActivity.EVENT, true);
        String bad = register(LearningActivity.KNOWLEDGE, true);

        complete(good, new ChangeLearning.Outcome(false, null, Map.of("accuracy", 1L), WorkFigures.NONE));
        complete(bad, new ChangeLearning.Outcome(true, null, null, WorkFigures.NONE));

        assertThat(log.task(good).status()).isEqualTo(Status.COMPLETED);
        assertThat(log.task(good).value(TaskField.RESULT)).isEqualTo(Map.of("accuracy", 1L));
        assertThat(log.task(bad).status()).isEqualTo(Status.FAILED);
        assertThat(log.task(bad).value(TaskField.ERROR_MESSAGE)).isEqualTo("learning failed");
    }

    @Test
    void aTaskOfSomethingElseIsRefused() throws IOException {
        log.create("backup");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> report("backup"))
                .withMessage("task backup is one of store, not of learning: use the commands for tasks")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ALLOWED));
        assertThat(log.task("backup").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void aConfigurationIsNotRegisteredWithoutAVersion() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> register(LearningActivity.CONFIG, false))
                .withMessage("task_type is that of a configuration, which needs a version");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new ChangeLearning.Outcome(false, "why", null, WorkFigures.NONE))
                .withMessage("error_message is for what has failed");
    }

    private String register(LearningActivity activity, boolean start) throws IOException {
        try (TaskLog writer = log.open()) {
            Map<String, @Nullable Object> metadata = Map.of("source", "incident");
            return new RegisterLearning(writer, new SplittableRandom(1)).register(start
                    ? new RegisterLearning.Request(activity, RegisterLearning.Place.USUAL, "ranker", "more", metadata, WorkFigures.NONE, new MoveTask.Start(null))
                    : new RegisterLearning.Request(activity, RegisterLearning.Place.USUAL, "ranker", "more", metadata, WorkFigures.NONE));
        }
    }

    /** Returns how many events it took. */
    private int report(String id) throws IOException {
        int before = lineCount();
        try (TaskLog writer = log.open()) {
            assertThat(new ChangeLearning(writer).report(id, HALF).type()).isEqualTo(EventType.PROGRESS);
        }
        return lineCount() - before;
    }

    private int lineCount() throws IOException {
        return Files.readAllLines(log.file(LogFiles.REGISTRY)).size();
    }

    private void complete(String id, ChangeLearning.Outcome outcome) throws IOException {
        try (TaskLog writer = log.open()) {
            new ChangeLearning(writer).complete(id, outcome);
        }
    }
}
