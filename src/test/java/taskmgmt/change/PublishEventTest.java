package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.testkit.LogFixture;

class PublishEventTest {
    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));

    @BeforeEach
    void useLogs() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    @Test
    void anEventUnderAnOlderNameMovesItsTask() throws IOException {
        publish("mission.created", Map.of("mission_id", "m42", "title", "old"));
        assertThat(publish("mission.resolved", Map.of("mission_id", "m42"))).isEqualTo("m42");
        assertThat(log.task("m42").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aTaskWithoutAnIdGetsOne() throws IOException {
        assertThat(publish("task.created", Map.of("title", "new", "subsystem", "web"))).matches("web_custom_[0-9a-f]{8}");
    }

    @Test
    void whatIsNotAnEventIsRefused() {
        assertRefused(Refusal.INVALID, "this is no event: no such event: task.exploded", "task.exploded", Map.of("task_id", "t"));
        assertRefused(Refusal.INVALID, "the fields name another event, task.failed: give one of the two", "task.completed",
                Map.of("task_id", "t", "event", "task.failed"));
        assertRefused(Refusal.NOT_FOUND, "no task t", "task.completed", Map.of("task_id", "t"));
        assertThat(log.directory).doesNotExist();
    }

    private String publish(String event, Map<String, @Nullable Object> fields) throws IOException {
        try (TaskLog writer = log.open()) {
            return new PublishEvent(writer, new SplittableRandom(1)).publish(new PublishEvent.Request(event, fields)).taskId();
        }
    }

    private void assertRefused(Refusal refusal, String message, String event, Map<String, @Nullable Object> fields) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> publish(event, fields))
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
