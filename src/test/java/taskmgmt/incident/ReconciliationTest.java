package taskmgmt.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.incident.Reconciliation.Difference;
import taskmgmt.incident.Reconciliation.Kind;
import taskmgmt.number.Decimal;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/** An incident and its task: one follows from the other, and where they differ it shows. */
class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Incident DETECTED = Incident.detected(NOW, "disk_full", Severity.HIGH, null, Map.of(), "t1");

    private static Incident in(IncidentStatus status) {
        return switch (status) {
            case DETECTED -> DETECTED;
            case REMEDIATING -> DETECTED.remediating(NOW, List.of(), Map.of());
            case RESOLVED -> DETECTED.resolved(NOW.plusSeconds(30), List.of("restart"), Map.of());
            case FAILED -> DETECTED.failed(List.of("restart"), null, Map.of());
        };
    }

    private static TaskEvent event(Incident incident) {
        return Objects.requireNonNull(IncidentTask.eventFor(incident, NOW, "healer"));
    }

    /** The task as the events make it that follow from these records. */
    private static Task task(Incident... records) {
        @Nullable Task task = null;
        for (Incident each : records) {
            task = TaskFold.apply(task, event(each));
        }
        return Objects.requireNonNull(task);
    }

    @ParameterizedTest
    @EnumSource
    void theTaskThatFollowsFromTheRecordsAgreesWithThem(IncidentStatus status) {
        Incident incident = in(status);
        Task task = status == IncidentStatus.DETECTED ? task(DETECTED) : task(DETECTED, incident);
        assertThat(Reconciliation.of(List.of(incident), Map.of("t1", task))).isEmpty();
    }

    @Test
    void theTaskSaysWhatTheIncidentIs() {
        TaskEvent created = event(DETECTED);
        assertThat(created.type()).isEqualTo(EventType.CREATED);
        assertThat(created.taskId()).isEqualTo("t1");
        assertThat(created.fields()).containsEntry("title", "HIGH: disk_full").containsEntry("subsystem", "self_healing")
                .containsEntry("task_type", "healing_incident").containsEntry("priority", 8L).containsEntry("created_by", "healer")
                .containsEntry("context", Map.of("incident_id", DETECTED.id()));
        assertThat(IncidentTask.registration(in(IncidentStatus.RESOLVED), NOW, "healer")).isEqualTo(created);
    }

    @Test
    void itsEndSaysWhatWasDoneAndHowLongItTook() {
        TaskEvent resolved = event(in(IncidentStatus.RESOLVED));
        assertThat(resolved.fields()).containsEntry("success", true)
                .containsEntry("result", Map.of("actions_taken", List.of("restart"), "mttr_seconds", Decimal.valueOf(30)));
        TaskEvent failed = event(in(IncidentStatus.FAILED));
        assertThat(failed.fields()).containsEntry(TaskField.ERROR_MESSAGE.text(), "remediation failed");
        assertThat(event(DETECTED.failed(List.of(), "no space", Map.of())).fields())
                .containsEntry(TaskField.ERROR_MESSAGE.text(), "no space");
    }

    @Test
    void theTaskOfAnIncidentOfAnOlderLogHasTheIdOfTheIncident() {
        Incident old = new Incident("i", NOW, null, IncidentStatus.DETECTED, null, null, "m", "apocalyptic", List.of(), null, Map.of(), Map.of());
        assertThat(IncidentTask.eventFor(old, NOW, "healer")).isNull();
        assertThat(IncidentTask.registration(old, NOW, "healer").taskId()).isEqualTo("i");
        assertThat(Reconciliation.of(List.of(old), Map.of())).singleElement()
                .isEqualTo(new Reconciliation.Difference(Reconciliation.Kind.MISSING_TASK, "i", "i", "detected", ""));
    }

    @Test
    void aSeverityThatNobodyKnowsIsOfTheDefaultPriority() {
        Incident odd = new Incident("i", NOW, null, IncidentStatus.DETECTED, null, null, "m", "apocalyptic", List.of(), null, Map.of(), Map.of("task_id", "t"));
        assertThat(event(odd).fields()).containsEntry("priority", 5L).containsEntry("title", "APOCALYPTIC: m");
    }

    /** All pairs: they agree exactly where both are open, or both ended alike. */
    @ParameterizedTest
    @EnumSource
    void everyPairOfEndsAgreesOrDiffers(IncidentStatus recorded) {
        for (IncidentStatus lived : IncidentStatus.values()) {
            Task task = lived == IncidentStatus.DETECTED ? task(DETECTED) : task(DETECTED, in(lived));
            boolean agree = recorded == lived || !recorded.isTerminal() && !lived.isTerminal();
            assertThat(Reconciliation.of(List.of(in(recorded)), Map.of("t1", task))).as("%s and a task that is %s", recorded, lived)
                    .isEqualTo(agree ? List.of() : List.of(
                            new Difference(Kind.STATUS_DIFFERS, DETECTED.id(), "t1", recorded.text(), task.status().text())));
        }
    }

    @Test
    void aCancelledTaskAgreesWithNoEnd() {
        Task cancelled = Objects.requireNonNull(TaskFold.apply(task(DETECTED), new TaskEvent(NOW, EventType.CANCELLED, "t1", Map.of())));
        assertThat(cancelled.status()).isEqualTo(Status.CANCELLED);
        for (IncidentStatus status : IncidentStatus.values()) {
            assertThat(Reconciliation.of(List.of(in(status)), Map.of("t1", cancelled))).hasSize(1);
        }
    }

    @Test
    void aTaskOrAnIncidentThatIsMissingIsNamed() {
        assertThat(Reconciliation.of(List.of(DETECTED), Map.of()))
                .containsExactly(new Difference(Kind.MISSING_TASK, DETECTED.id(), "t1", "detected", ""));
        assertThat(Reconciliation.of(List.of(), Map.of("t1", task(DETECTED))))
                .containsExactly(new Difference(Kind.MISSING_INCIDENT, DETECTED.id(), "t1", "", "pending"));
    }

    @Test
    void tasksOfOtherKindsHaveNoIncident() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(event(DETECTED).fields());
        fields.put("task_type", "backup");
        Task other = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(NOW, EventType.CREATED, "t1", fields)));
        fields.put("task_type", "healing_incident");
        fields.remove("context");
        Task byHand = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(NOW, EventType.CREATED, "t2", fields)));
        assertThat(Reconciliation.of(List.of(), Map.of("t1", other, "t2", byHand))).isEmpty();
    }
}
