package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.SlaLevel;
import taskmgmt.testkit.LogFixture;

class EscalateOverdueTest {
    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));
    private Instant now = LogFixture.NOW;

    @BeforeEach
    void createTasks() throws IOException {
        log = new LogFixture(temporary.resolve("logs"));
        create("soon", Duration.ofHours(1));
        create("later", Duration.ofHours(3));
        create("done", Duration.ofHours(1));
        try (TaskLog writer = writer()) {
            new ChangeTask(writer).apply("done", new MoveTask.Complete(null, null, null, WorkFigures.NONE));
        }
    }

    @Test
    void eachTaskIsEscalatedOnceAtEachLevel() throws IOException {
        now = now.plus(Duration.ofMinutes(61));
        assertThat(escalate("soon", "later", "done")).containsExactly("soon overdue PT1M");
        assertThat(escalate("soon", "later", "done")).isEmpty();

        now = now.plus(Duration.ofHours(1));
        assertThat(escalate("soon", "later", "done")).containsExactly("soon critical PT1H1M");
        assertThat(escalate("soon", "later", "done")).isEmpty();
    }

    @Test
    void whatIsOnlyLookedAtIsNotRecorded() throws IOException {
        now = now.plus(Duration.ofMinutes(61));
        assertThat(EscalateOverdue.due(log.tasks().values(), now)).hasSize(1);
        assertThat(EscalateOverdue.due(log.tasks().values(), now).getFirst().escalation().level()).isEqualTo(SlaLevel.OVERDUE);
    }

    @Test
    void moreTasksThanOneTransactionTakesAreAllEscalatedInTheirOrder() throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        try (TaskLog writer = writer()) {
            for (int i = 0; i < 1_001; i++) {
                ids.add("many" + i);
                create("many" + i, Duration.ofHours(1), writer);
            }
        }
        now = now.plus(Duration.ofHours(2));

        List<String> escalated = escalate(ids.toArray(new String[0]));

        assertThat(escalated).hasSize(1_001);
        assertThat(escalated).startsWith("many0 critical PT1H", "many1 critical PT1H").endsWith("many1000 critical PT1H");
    }

    private List<String> escalate(String... ids) throws IOException {
        try (TaskLog writer = writer()) {
            return new EscalateOverdue(writer).escalate(new LinkedHashSet<>(List.of(ids)), log.notices::add).stream()
                    .map(due -> due.task().id() + " " + due.escalation().level().text() + " " + due.escalation().late())
                    .toList();
        }
    }

    private void create(String id, Duration sla) throws IOException {
        try (TaskLog writer = writer()) {
            create(id, sla, writer);
        }
    }

    private static void create(String id, Duration sla, TaskLog writer) throws IOException {
        TaskDetails details = new TaskDetails(id, null, null, null, sla, null);
        new CreateTask(writer, new SplittableRandom(1)).create(new NewTask(
                new NewTask.Identity(id, null, null, null), details, List.of(), List.of(), null, null));
    }

    private TaskLog writer() {
        return TaskLog.at(log.directory, new LogSettings("tester", () -> now, SyncPolicy.OS, Duration.ofSeconds(60)), log.notices::add);
    }
}
