package taskmgmt.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.report.repair.RepairTimes;
import taskmgmt.time.TimeRange;

class HealingFoldTest {
    private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");
    private static final Instant NOW = START.plusSeconds(3600);

    @Test
    void anyTwoCutsGiveTheReportOfOnePass() {
        List<Incident> log = log();
        HealingReport once = fold(log).finish(NOW);

        for (int i = 0; i <= log.size(); i++) {
            for (int j = i; j <= log.size(); j++) {
                HealingFold left = fold(log.subList(0, i));
                HealingFold middle = fold(log.subList(i, j));
                HealingFold right = fold(log.subList(j, log.size()));
                assertThat(combined(combined(left, middle), right).finish(NOW)).as("cut at %d and %d", i, j).isEqualTo(once);

                HealingFold tail = combined(fold(log.subList(i, j)), fold(log.subList(j, log.size())));
                assertThat(combined(fold(log.subList(0, i)), tail).finish(NOW)).as("the other way").isEqualTo(once);
            }
        }
    }

    @Test
    void onlyTheLastRecordOfAnIncidentCounts() {
        Incident found = detected(0, "port_in_use");
        Incident healed = found.resolved(START.plusMillis(500), List.of(), Map.of());

        HealingReport report = fold(List.of(found, found, healed, healed)).finish(NOW);

        assertThat(report.byRecord()).isEqualTo(new HealingReport.ByRecord(2, 0, 2, 0));
        assertThat(report.byIncident()).isEqualTo(new HealingReport.ByIncident(0, 1, 0));
        assertThat(report.mttr().count()).isEqualTo(1);
        assertThat(report.mttr().mean()).isEqualByComparingTo(Decimal.parse("0.5"));
    }

    @Test
    void percentilesAreTimesThatOccurred() {
        List<Decimal> seconds = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            seconds.add(Decimal.valueOf(i));
        }
        RepairTimes times = RepairTimes.of(seconds.reversed());

        assertThat(List.of(String.valueOf(times.p50()), String.valueOf(times.p95()))).containsExactly("10", "19");
        assertThat(List.of(String.valueOf(times.min()), String.valueOf(times.max()), String.valueOf(times.mean())))
                .containsExactly("1", "20", "10.5");
    }

    @Test
    void verdictFollowsTheFinishedIncidents() {
        Incident open = detected(0, "a");
        Incident failed = detected(1, "a").failed(List.of(), null, Map.of());
        Incident otherFailed = detected(2, "a").failed(List.of(), null, Map.of());
        Incident resolved = detected(3, "a").resolved(START.plusSeconds(9), List.of(), Map.of());

        assertThat(fold(List.of()).finish(NOW).verdict()).isEqualTo(Verdict.INFO);
        assertThat(fold(List.of(open)).finish(NOW).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fold(List.of(failed)).finish(NOW).verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(fold(List.of(failed, otherFailed, resolved)).finish(NOW).verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(fold(List.of(failed, resolved)).finish(NOW).verdict()).isEqualTo(Verdict.PASS);
        HealingFold damaged = HealingFold.empty(TimeRange.ALWAYS);
        damaged.damaged();
        assertThat(damaged.finish(NOW).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void whatHealedNothingDoesNotWorkInPart() {
        Incident failed = detected(1, "a").failed(List.of(), null, Map.of());
        Incident otherFailed = detected(2, "a").failed(List.of(), null, Map.of());
        Incident resolved = detected(3, "a").resolved(START.plusSeconds(9), List.of(), Map.of());

        assertThat(fold(List.of(failed)).finish(NOW).finding()).isEqualTo("SELF-HEALING HAS HEALED NOTHING (0 of 1 finished incident resolved)");
        assertThat(fold(List.of(failed, otherFailed)).finish(NOW).finding()).startsWith("SELF-HEALING HAS HEALED NOTHING (0 of 2 ");
        assertThat(fold(List.of(failed, otherFailed, resolved)).finish(NOW).finding()).startsWith("SELF-HEALING WORKS IN PART (1 of 3 ");
        assertThat(fold(List.of(failed, resolved)).finish(NOW).finding()).startsWith("SELF-HEALING IS WORKING! (1 ");
    }

    @Test
    void criticalIncidentThatIsOpenPastItsTargetSpoilsThePass() {
        Incident resolved = detected(0, "a").resolved(START.plusSeconds(9), List.of(), Map.of());
        Incident critical = of(Severity.CRITICAL, 1);
        Instant target = critical.detectedAt().plus(Severity.CRITICAL.repairTarget());

        HealingFold fold = fold(List.of(resolved, critical));
        assertThat(fold.finish(target).verdict()).as("at its target").isEqualTo(Verdict.PASS);
        assertThat(fold.finish(target.plusNanos(1)).verdict()).as("past it").isEqualTo(Verdict.PARTIAL);
        assertThat(fold.finish(target.plusNanos(1)).finding()).isEqualTo(
                "SELF-HEALING IS BEHIND (1 critical incident open past the target of 5 min, 1 of 1 finished incident resolved)");
        assertThat(fold(List.of(resolved, of(Severity.HIGH, 1))).finish(NOW).verdict()).isEqualTo(Verdict.PASS);
        assertThat(fold(List.of(resolved, critical, critical.remediating(START, List.of(), Map.of()))).finish(NOW).verdict())
                .as("at work on it").isEqualTo(Verdict.PARTIAL);
        assertThat(fold(List.of(resolved, critical, critical.resolved(START.plusSeconds(8), List.of(), Map.of()))).finish(NOW)
                .verdict()).as("resolved").isEqualTo(Verdict.PASS);
    }

    @Test
    void criticalIncidentFromBeforeThePeriodIsStillOpen() {
        HealingFold period = HealingFold.empty(new TimeRange(START.plusSeconds(10), null));
        period.accept(of(Severity.CRITICAL, 1));
        period.accept(detected(20, "a").resolved(START.plusSeconds(29), List.of(), Map.of()));
        HealingFold ended = HealingFold.empty(new TimeRange(START.plusSeconds(10), null));
        ended.accept(of(Severity.CRITICAL, 1).resolved(START.plusSeconds(8), List.of(), Map.of()));

        assertThat(period.finish(NOW).byIncident().all()).isEqualTo(1);
        assertThat(period.finish(NOW).verdict()).isEqualTo(Verdict.PARTIAL);
        period.combine(ended);
        assertThat(period.finish(NOW).verdict()).isEqualTo(Verdict.PASS);
    }

    private static List<Incident> log() {
        List<Incident> log = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            log.add(detected(i, i % 3 == 0 ? "disk_full" : "port_in_use"));
            if (i % 2 == 0) {
                int older = i / 2;
                Incident again = detected(older, older % 3 == 0 ? "disk_full" : "port_in_use");
                log.add(i % 4 == 0
                        ? again.resolved(START.plusSeconds(older).plusMillis(7L * i), List.of("restart"), Map.of())
                        : again.failed(List.of(), "no", Map.of()));
            }
        }
        return log;
    }

    private static HealingFold fold(List<Incident> records) {
        HealingFold fold = HealingFold.empty(TimeRange.ALWAYS);
        records.forEach(fold::accept);
        return fold;
    }

    private static HealingFold combined(HealingFold earlier, HealingFold later) {
        earlier.combine(later);
        return earlier;
    }

    private static Incident detected(int second, String failureMode) {
        return Incident.detected(START.plusSeconds(second), failureMode, Severity.HIGH, null, Map.of(), "t" + second);
    }

    private static Incident of(Severity severity, int second) {
        return Incident.detected(START.plusSeconds(second), "a", severity, null, Map.of(), "t" + second);
    }
}
