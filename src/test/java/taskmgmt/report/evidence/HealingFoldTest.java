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

class HealingFoldTest {
    private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

    @Test
    void anyTwoCutsGiveTheReportOfOnePass() {
        List<Incident> log = log();
        HealingReport once = fold(log).finish();

        for (int i = 0; i <= log.size(); i++) {
            for (int j = i; j <= log.size(); j++) {
                HealingFold left = fold(log.subList(0, i));
                HealingFold middle = fold(log.subList(i, j));
                HealingFold right = fold(log.subList(j, log.size()));
                assertThat(combined(combined(left, middle), right).finish()).as("cut at %d and %d", i, j).isEqualTo(once);

                HealingFold tail = combined(fold(log.subList(i, j)), fold(log.subList(j, log.size())));
                assertThat(combined(fold(log.subList(0, i)), tail).finish()).as("the other way").isEqualTo(once);
            }
        }
    }

    @Test
    void onlyTheLastRecordOfAnIncidentCounts() {
        Incident found = detected(0, "port_in_use");
        Incident healed = found.resolved(START.plusMillis(500), List.of(), Map.of());

        HealingReport report = fold(List.of(found, found, healed, healed)).finish();

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

        assertThat(fold(List.of()).finish().verdict()).isEqualTo(Verdict.INFO);
        assertThat(fold(List.of(open)).finish().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fold(List.of(failed)).finish().verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(fold(List.of(failed, otherFailed, resolved)).finish().verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(fold(List.of(failed, resolved)).finish().verdict()).isEqualTo(Verdict.PASS);
        HealingFold damaged = HealingFold.empty(null);
        damaged.damaged();
        assertThat(damaged.finish().verdict()).isEqualTo(Verdict.ERROR);
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
        HealingFold fold = HealingFold.empty(null);
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
}
