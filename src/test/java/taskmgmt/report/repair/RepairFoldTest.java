package taskmgmt.report.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.time.TimeRange;

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

    @Test
    void anyCutGivesTheReportOfOnePass() {
        List<Incident> log = log();
        RepairReport once = folded(log).finish(NOW, RepairGrouping.DAY);
        assertThat(List.of(once.records(), once.incidents().resolved(), once.recurrence().recurred())).containsExactly(5L, 3L, 1L);

        for (int i = 0; i <= log.size(); i++) {
            RepairFold twice = folded(log.subList(0, i));
            twice.combine(folded(log.subList(i, log.size())));
            assertThat(twice.finish(NOW, RepairGrouping.DAY)).as("cut at %d", i).isEqualTo(once);
        }
    }

    /** Five records of three incidents, the last of which is what the first was, once more. */
    private static List<Incident> log() {
        Incident first = detected(START, Map.of("port", 80L));
        Incident other = detected(START.plusSeconds(1), Map.of("port", 81L));
        return List.of(first, other, first.resolved(START.plusSeconds(10), List.of(), Map.of()),
                resolved(START.plusSeconds(20), Duration.ofSeconds(5), Map.of("port", 80L)),
                other.resolved(START.plusSeconds(40), List.of(), Map.of()));
    }

    private static RepairFold folded(List<Incident> records) {
        RepairFold fold = RepairFold.empty(TimeRange.ALWAYS);
        records.forEach(fold::accept);
        return fold;
    }

    private static Recurrence recurrence(Incident... incidents) {
        return report(incidents).recurrence();
    }

    private static RepairReport report(Incident... incidents) {
        return folded(List.of(incidents)).finish(NOW, RepairGrouping.DAY);
    }

    private static Incident resolved(Instant at, Duration time, Map<String, Object> metadata) {
        return detected(at, metadata).resolved(at.plus(time), List.of(), Map.of());
    }

    private static Incident detected(Instant at, Map<String, Object> metadata) {
        return Incident.detected(at, "port_in_use", Severity.HIGH, null, Map.copyOf(metadata), "task");
    }
}
