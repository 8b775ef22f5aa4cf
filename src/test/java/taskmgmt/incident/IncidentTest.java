package taskmgmt.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.number.Decimal;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

class IncidentTest {
    private static final Instant DETECTED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private static Incident detected() {
        return Incident.detected(DETECTED, "disk_full", Severity.HIGH, "rotate-logs", Map.of("host", "a"), "task_1");
    }

    @Test
    void anIdIsMadeOfTheMicrosecondOfDetection() {
        assertThat(Incident.idAt(DETECTED)).isEqualTo("inc_20260102_030405_678901");
        assertThat(Incident.idAt(DETECTED.plusNanos(999))).isEqualTo(Incident.idAt(DETECTED));
    }

    @Test
    void aNewOneIsDetectedAndNothingElse() {
        Incident incident = detected();
        assertThat(incident.status()).isEqualTo(IncidentStatus.DETECTED);
        assertThat(incident.taskId()).isEqualTo("task_1");
        assertThat(incident.playbook()).isEqualTo("rotate-logs");
        assertThat(incident.severity()).isEqualTo("high");
        assertThat(incident.success()).isFalse();
        assertThat(incident.resolvedAt()).isNull();
        assertThat(incident.timeToRepair()).isNull();
        assertThat(incident.timeToDetect()).isNull();
        assertThat(incident.timeToRemediation()).isNull();
        assertThat(incident.mttrSeconds()).isNull();
    }

    @Test
    void repairTakesFromDetectionToResolution() {
        Incident resolved = detected().remediating(DETECTED.plusSeconds(2), List.of("restart"), Map.of())
                .resolved(DETECTED.plusMillis(9_500), List.of("verify"), Map.of("host", "b"));
        assertThat(resolved.success()).isTrue();
        assertThat(resolved.timeToRepair()).isEqualTo(Duration.ofMillis(9_500));
        assertThat(resolved.mttrSeconds()).isEqualTo(Decimal.parse("9.5"));
        assertThat(resolved.timeToRemediation()).isEqualTo(Duration.ofSeconds(2));
        assertThat(resolved.actionsTaken()).containsExactly("restart", "verify");
        assertThat(resolved.metadata()).containsExactlyEntriesOf(Map.of("host", "b"));
    }

    @Test
    void theFirstStartOfRemediationCounts() {
        Incident again = detected().remediating(DETECTED.plusSeconds(2), List.of(), Map.of())
                .remediating(DETECTED.plusSeconds(8), List.of(), Map.of());
        assertThat(again.remediatingAt()).isEqualTo(DETECTED.plusSeconds(2));
    }

    /** A clock that was set back makes no negative durations. */
    @Test
    void whatEndsBeforeItsStartTookNoKnownTime() {
        Incident resolved = detected().occurred(DETECTED.plusSeconds(1)).resolved(DETECTED.minusSeconds(1), List.of(), Map.of());
        assertThat(resolved.timeToRepair()).isNull();
        assertThat(resolved.timeToDetect()).isNull();
        assertThat(resolved.success()).isTrue();
    }

    @Test
    void whenTheFaultBeganIsReadFromTheRecordBeforeItsMetadata() {
        Incident byMetadata = new Incident("i", DETECTED, null, IncidentStatus.DETECTED, "pb1", null, "m", "high", List.of(), null,
                Map.of("occurred_at", "2026-01-02T03:04:00Z"), Map.of());
        assertThat(byMetadata.occurredAt()).isEqualTo(Instant.parse("2026-01-02T03:04:00Z"));
        assertThat(byMetadata.timeToDetect()).isEqualTo(Duration.parse("PT5.678901S"));
        assertThat(byMetadata.occurred(DETECTED.minusSeconds(60)).timeToDetect()).isEqualTo(Duration.ofMinutes(1));
        assertThat(byMetadata.playbook()).isEqualTo("pb1");
    }

    @Test
    void whatIsNoTimestampIsNoTime() {
        Incident odd = new Incident("i", DETECTED, null, IncidentStatus.DETECTED, null, null, "m", "high", List.of(), null,
                Map.of("occurred_at", "yesterday"), Map.of("remediating_at", 5L, "task_id", 7L, "by_hand", "true"));
        assertThat(odd.occurredAt()).isNull();
        assertThat(odd.remediatingAt()).isNull();
        assertThat(odd.taskId()).isNull();
        assertThat(odd.byHand()).isFalse();
        assertThat(odd.playbook()).isNull();
    }

    @Test
    void aPersonMayHaveResolvedIt() {
        assertThat(detected().byHand()).isFalse();
        assertThat(detected().resolvedByHand().byHand()).isTrue();
        assertThat(detected().resolvedByHand().taskId()).isEqualTo("task_1");
    }

    @Test
    void aFailureKeepsItsErrorAndHasNoEnd() {
        Incident failed = detected().failed(List.of("restart"), "no space", Map.of());
        assertThat(failed.status()).isEqualTo(IncidentStatus.FAILED);
        assertThat(failed.error()).isEqualTo("no space");
        assertThat(failed.resolvedAt()).isNull();
        assertThat(failed.success()).isFalse();
    }

    @Test
    void whatIsOverNeverChanges() {
        for (Incident over : List.of(detected().resolved(DETECTED, List.of(), Map.of()), detected().failed(List.of(), null, Map.of()))) {
            for (Runnable change : List.<Runnable>of(() -> over.remediating(DETECTED, List.of(), Map.of()),
                    () -> over.resolved(DETECTED, List.of(), Map.of()), () -> over.failed(List.of(), "x", Map.of()))) {
                assertThatThrownBy(change::run).isInstanceOf(RefusedException.class).hasMessageContaining(over.status().text())
                        .satisfies(e -> assertThat(((RefusedException) e).refusal()).isEqualTo(Refusal.NOT_ALLOWED));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsFoundByItsName(IncidentStatus status) {
        assertThat(IncidentStatus.named(status.text())).isEqualTo(status);
    }

    @Test
    void otherNamesAreNoStatus() {
        assertThat(IncidentStatus.named("Resolved")).isNull();
        assertThat(IncidentStatus.named("")).isNull();
    }

    /** The worse, the more urgent and the sooner. */
    @ParameterizedTest
    @CsvSource({"critical,10,PT5M", "HIGH,8,PT15M", "Medium,5,PT30M", "low,2,PT1H"})
    void aSeveritySaysHowUrgentAndHowSoon(String text, int priority, Duration target) {
        Severity severity = Severity.parse(text);
        assertThat(severity.priority().value()).isEqualTo(priority);
        assertThat(severity.repairTarget()).isEqualTo(target);
    }

    @Test
    void otherWordsAreNoSeverity() {
        assertThatThrownBy(() -> Severity.parse("bad")).isInstanceOf(RefusedException.class).hasMessageContaining("critical, high, medium or low");
    }
}
