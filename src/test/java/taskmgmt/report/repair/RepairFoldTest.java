package taskmgmt.report.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;

class RepairFoldTest {
    private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(10));

    @Test
    void faultThatComesBackAtTheLastMomentRecursAndOneAMicrosecondLaterDoesNot() {
        Incident first = resolved(START, Duration.ofSeconds(10), Map.of("port", 80L));
        Instant limit = START.plusSeconds(10).plus(Recurrence.WITHIN);

        assertThat(recurrence(first, detected(limit, Map.of("port", 80L)))).isEqualTo(new Recurrence(1, 1));
        assertThat(recurrence(first, detected(limit.plusNanos(1_000), Map.of("port", 80L)))).isEqualTo(new Recurrence(1, 0));
        assertThat(recurrence(first, detected(limit, Map.of("port", 81L)))).isEqualTo(new Recurrence(1, 0));
        assertThat(recurrence(first, detected(START.plusSeconds(5), Map.of("port", 80L)))).isEqualTo(new Recurrence(1, 0));
        assertThat(recurrence(resolved(START, Duration.ZERO, Map.of()))).isEqualTo(new Recurrence(1, 0));
    }

    @Test
    void repairExactlyAsLongAsTheTargetMeetsIt() {
        assertThat(report(resolved(START, Duration.ofMinutes(2), Map.of())).overall().met()).isTrue();
        assertThat(report(resolved(START, Duration.ofMinutes(2).plusNanos(1_000), Map.of())).overall().met()).isFalse();
    }

    @Test
    void dayOfExactlyTheFactorIsNotSlower() {
        Incident early = resolved(NOW.minus(Duration.ofDays(3)), Duration.ofSeconds(20), Map.of());
        Incident late = resolved(NOW.minus(Duration.ofHours(3)), Duration.ofSeconds(30), Map.of());
        Incident later = resolved(NOW.minus(Duration.ofHours(2)), Duration.ofSeconds(31), Map.of());

        assertThat(report(early, late).regression().regressed()).isFalse(); // 30 against 25
        assertThat(report(early, later).regression().regressed()).isTrue(); // 31 against 25.5
        assertThat(report(early).regression().regressed()).isNull();
        assertThat(report(resolved(NOW.plusSeconds(1), Duration.ZERO, Map.of())).regression().week().count()).isZero();
    }

    @Test
    void incidentWhoseClockWentBackwardsHasNoTimes() {
        Incident odd = detected(START, Map.of("occurred_at", "2025-03-01T10:00:01Z"))
                .remediating(START.minusSeconds(1), List.of(), Map.of()).resolved(START.minusSeconds(1), List.of(), Map.of());

        RepairReport report = report(odd);

        assertThat(report.incidents().resolved()).isEqualTo(1);
        assertThat(List.of(report.repair().count(), report.detect().count(), report.start().count())).containsOnly(0L);
    }

    private static Recurrence recurrence(Incident... incidents) {
        return report(incidents).recurrence();
    }

    private static RepairReport report(Incident... incidents) {
        RepairFold fold = RepairFold.empty(null);
        List.of(incidents).forEach(fold::accept);
        return fold.finish(NOW, RepairGrouping.DAY);
    }

    private static Incident resolved(Instant at, Duration time, Map<String, Object> metadata) {
        return detected(at, metadata).resolved(at.plus(time), List.of(), Map.of());
    }

    private static Incident detected(Instant at, Map<String, Object> metadata) {
        return Incident.detected(at, "port_in_use", Severity.HIGH, null, Map.copyOf(metadata), "task");
    }
}
