package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.Severity;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.testkit.LogFixture;
import taskmgmt.time.PointInTime;

/** Incidents from their detection to their end, each with its task. */
class IncidentUseCasesTest {
    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));
    private Instant now = LogFixture.NOW;

    @BeforeEach
    void useLogs() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    @Test
    void anOpenedIncidentHasATaskOfItsSeverity() throws IOException {
        Incident incident = open("90s");

        assertThat(incident.id()).isEqualTo("inc_20260301_120000_000000");
        assertThat(incident.occurredAt()).isEqualTo(now.minusSeconds(90));
        assertThat(task(incident).status()).isEqualTo(Status.PENDING);
        assertThat(task(incident).priority()).isEqualTo(Severity.HIGH.priority().value());
    }

    @Test
    void twoIncidentsOfOneMicrosecondHaveTwoIds() throws IOException {
        assertThat(List.of(open(null).id(), open(null).id()))
                .containsExactly("inc_20260301_120000_000000", "inc_20260301_120000_000001");
    }

    @Test
    void aFaultDoesNotBeginAfterItsDetection() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> open("2026-03-01T12:00:01Z"))
                .withMessage("occurred_at 2026-03-01T12:00:01.000000Z has not come yet: a fault begins before it is detected")
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("occurred_at"));
    }

    @Test
    void aResolvedIncidentHasItsTimeToRepairAndItsTaskIsCompleted() throws IOException {
        Incident opened = open(null);
        now = now.plusSeconds(10);
        apply(new MoveIncident.Remediate(List.of("kill"), Map.of()));
        now = now.plusMillis(2_500);

        ChangeIncident.Result result = apply(new MoveIncident.Resolve(List.of("restart"), Map.of("port", 8080L), true));

        assertThat(result.withoutTask()).isNull();
        assertThat(result.incident().timeToRepair()).isEqualTo(Duration.ofMillis(12_500));
        assertThat(result.incident().timeToRemediation()).isEqualTo(Duration.ofSeconds(10));
        assertThat(result.incident().actionsTaken()).containsExactly("kill", "restart");
        assertThat(result.incident().byHand()).isTrue();
        assertThat(LogReader.at(log.directory).incidents()).containsExactly(Map.entry(opened.id(), result.incident()));
        assertThat(task(opened).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void anIncidentThatIsGivenUpFailsItsTask() throws IOException {
        Incident opened = open(null);

        assertThat(apply(new MoveIncident.GiveUp(List.of(), Map.of(), "still taken")).incident().error()).isEqualTo("still taken");
        assertThat(task(opened).status()).isEqualTo(Status.FAILED);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> apply(new MoveIncident.Resolve(List.of(), Map.of(), false)))
                .withMessageEndingWith("is failed, and that never changes")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ALLOWED));
    }

    @Test
    void aTaskThatHasEndedByOtherMeansDoesNotKeepItsIncidentOpen() throws IOException {
        Incident opened = open(null);
        try (TaskLog writer = writer()) {
            new ChangeTask(writer).apply(String.valueOf(opened.taskId()), new MoveTask.Cancel(null));
        }

        ChangeIncident.Result result = apply(new MoveIncident.Resolve(List.of(), Map.of(), false));

        assertThat(result.incident().status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(result.withoutTask()).isEqualTo("task " + opened.taskId() + " is cancelled: 'task-mgmt task retry' opens another attempt");
        assertThat(task(opened).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void remediationOfATaskThatIsActiveAlreadySaysNothingNewOfTheTask() throws IOException {
        open(null);
        apply(new MoveIncident.Remediate(List.of("one"), Map.of()));
        byte[] before = log.bytes("registry.jsonl");

        assertThat(apply(new MoveIncident.Remediate(List.of("two"), Map.of())).withoutTask()).isNull();
        assertThat(log.bytes("registry.jsonl")).isEqualTo(before);
    }

    private Incident open(@Nullable String occurredAt) throws IOException {
        try (TaskLog writer = writer()) {
            Map<String, @Nullable Object> metadata = Map.of("port", 8080L);
            return new OpenIncident(writer).open(occurredAt == null
                    ? new OpenIncident.Request("port_in_use", Severity.HIGH, "free-port", metadata)
                    : new OpenIncident.Request("port_in_use", Severity.HIGH, PointInTime.parse(occurredAt), "free-port", metadata));
        }
    }

    private ChangeIncident.Result apply(MoveIncident request) throws IOException {
        try (TaskLog writer = writer()) {
            return new ChangeIncident(writer).apply("inc_", request);
        }
    }

    private TaskLog writer() {
        return TaskLog.at(log.directory, new LogSettings("tester", () -> now, SyncPolicy.OS, Duration.ofSeconds(60)), log.notices::add);
    }

    private Task task(Incident incident) throws IOException {
        return log.task(String.valueOf(incident.taskId()));
    }
}
