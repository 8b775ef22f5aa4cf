package taskmgmt.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.anomaly.Shift;
import taskmgmt.anomaly.ShiftTest;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.insight.RunSample.How;
import taskmgmt.report.repair.RepairFold;
import taskmgmt.report.repair.RepairGrouping;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns.Ended;
import taskmgmt.time.TimeRange;

/** Each kind of finding just where it begins, and just before. */
class InsightsTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");

    @Test
    void riseIsToldWithWhatWasBefore() {
        RunDigest digest = load().add(12, How.FAILED).add(288, How.USUAL).add(47, How.USUAL).add(14, How.FAILED).digest();

        Insight rise = only(digest, RunSample.end(300), InsightKind.FAILURES_UP);

        assertThat(rise.figures()).hasToString("{from_at=1970-01-13T13:00:00Z, failed=14, finished=61, "
                + "failed_percent=23.0, failed_before=12, finished_before=300, failed_before_percent=4.0, p_value=" + rise.figures().get("p_value") + "}");
        assertThat(rise.subsystem() + " " + rise.taskType()).isEqualTo("etl load");
    }

    @Test
    void riseThatChanceMakesIsNoneButMuchIsMuch() {
        assertThat(kinds(load().add(12, How.FAILED).add(88, How.USUAL).add(47, How.USUAL).add(8, How.FAILED), 100))
                .doesNotContain(InsightKind.FAILURES_UP, InsightKind.FAILURES_OFTEN);
        assertThat(kinds(load().add(25, How.FAILED).add(75, How.USUAL).add(40, How.USUAL).add(10, How.FAILED), 100))
                .contains(InsightKind.FAILURES_OFTEN).doesNotContain(InsightKind.FAILURES_UP);
    }

    @Test
    void fewRunsSayNothing() {
        assertThat(kinds(load().add(9, How.FAILED), 0)).isEmpty();
        assertThat(kinds(load().add(10, How.FAILED), 0)).containsExactly(InsightKind.FAILURES_OFTEN);
        assertThat(kinds(load().add(4, How.USUAL), 0)).isEmpty();
        assertThat(kinds(load().add(5, How.USUAL), 0)).containsExactly(InsightKind.TYPICAL);
    }

    @Test
    void otherThingsThatGoWrongAreToldAlike() {
        assertThat(kinds(load().add(16, How.USUAL.late(-1)).add(4, How.USUAL.late(1)), 0)).contains(InsightKind.DEADLINES_OFTEN);
        assertThat(kinds(load().add(17, How.USUAL.late(-1)).add(3, How.USUAL.late(1)), 0)).doesNotContain(InsightKind.DEADLINES_OFTEN);
        assertThat(kinds(load().add(4, How.USUAL.verified(4, 1)), 0)).contains(InsightKind.VERIFICATIONS_OFTEN);
        assertThat(kinds(load().add(8, How.USUAL).add(3, How.USUAL.retried()), 0)).contains(InsightKind.RETRIES_OFTEN);
        assertThat(kinds(load().add(90, How.USUAL.late(-1)).add(20, How.USUAL.late(1)), 90)).contains(InsightKind.DEADLINES_UP);
        assertThat(kinds(load().add(90, How.USUAL.verified(1, 0)).add(20, How.USUAL.verified(0, 1)), 90))
                .contains(InsightKind.VERIFICATIONS_UP);
        assertThat(kinds(load().add(90, How.USUAL).add(20, How.USUAL.retried()), 90)).contains(InsightKind.RETRIES_UP);
    }

    @Test
    void waitsLongerThanItRuns() {
        Insight waiting = only(load().add(10, How.USUAL.waited(30)).digest(), 0, InsightKind.WAITING);

        assertThat(waiting.figures()).hasToString("{runs=10, queue_p50_seconds=30, run_p50_seconds=10, "
                + "waiting_percent=75.0}");
        assertThat(kinds(load().add(10, How.USUAL.waited(10)), 0)).doesNotContain(InsightKind.WAITING);
        assertThat(kinds(load().add(9, How.USUAL).add(2, How.USUAL.waited(9_000)), 0)).doesNotContain(InsightKind.WAITING);
    }

    @Test
    void growingMemoryIsToldAndNoiseIsNot() {
        RunSample growing = load();
        RunSample noisy = load();
        for (int i = 0; i < 20; i++) {
            growing.add(1, How.USUAL.megabytes(100 + 4 * i));
            noisy.add(1, How.USUAL.megabytes(i % 2 == 0 ? 100 : 180));
        }

        Insight growth = only(growing.digest(), 0, InsightKind.MEMORY_UP);
        assertThat(growth.figures()).containsEntry("runs", 10L).containsEntry("runs_before", 10L);
        assertThat(growth.figures()).hasToString("{runs=10, p50_mb=156.0, runs_before=10, p50_before_mb=116.0, "
                + "change_percent=34.5, p_value=" + growth.figures().get("p_value") + "}");
        assertThat(kinds(noisy, 0)).doesNotContain(InsightKind.MEMORY_UP);
    }

    @Test
    void shiftTakesThePlaceOfWhatIsTypical() {
        RunSample slower = load().add(30, How.USUAL).add(30, How.USUAL.seconds(14));

        Insight shift = only(slower.digest(), 0, InsightKind.SLOWER);
        assertThat(String.valueOf(shift.figures())).startsWith("{from_at=1970-01-02T07:00:00Z, runs=30, "
                + "p50_seconds=14, runs_before=30, p50_before_seconds=10, change_percent=40.0, ratio=1.40, p_value=");
        assertThat(kinds(slower, 0)).containsExactly(InsightKind.SLOWER);
        assertThat(kinds(slower, 40)).as("an older one").containsExactly(InsightKind.TYPICAL);
        assertThat(kinds(load().add(30, How.USUAL).add(30, How.USUAL.seconds(20)), 0)).containsExactly(InsightKind.MUCH_SLOWER);
        assertThat(kinds(load().add(30, How.USUAL).add(30, How.USUAL.seconds(5)), 0)).containsExactly(InsightKind.FASTER);
    }

    @ParameterizedTest
    @CsvSource({"10, 14, 40.0", "10, 5, 50.0", "10, 0, 100.0", "3120, 0.052, 99.9983", "1000, 0.5, 99.950", "2, 2, 0.0"})
    void onlyWhatHasBecomeNothingHasChangedByAllOfIt(double before, double after, String percent) {
        Insight change = new InsightFigures().change(before, after).in(InsightKind.FASTER, "b", "job", 1);

        assertThat(change.figures()).hasToString("{change_percent=" + percent + "}");
    }

    @Test
    void repairsSayWhatTheyTakeAndWhetherThatIsTooLong() {
        List<Incident> slow = repairs(5, Duration.ofHours(2), Duration.ofHours(3));

        assertThat(kinds(report(slow))).containsExactly(InsightKind.REPAIR_TARGET_MISSED, InsightKind.RECURRING, InsightKind.REPAIR_TYPICAL);
        assertThat(kinds(report(slow.subList(0, 4)))).contains(InsightKind.REPAIR_RANGE);
        assertThat(kinds(report(slow.subList(0, 1)))).isEmpty();
        assertThat(kinds(report(repairs(3, Duration.ofDays(2), Duration.ofSeconds(9))))).containsExactly(InsightKind.REPAIR_RANGE);
    }

    @Test
    void repairsThatFailOrWaitOrBecomeSlowerAreTold() {
        List<Incident> log = new ArrayList<>(repairs(4, Duration.ofDays(1), Duration.ofSeconds(9)));
        for (int i = 0; i < 3; i++) {
            log.add(detected(NOW.minusSeconds(600 + i)).resolved(NOW.minusSeconds(500), List.of(), Map.of()));
            log.add(detected(NOW.minusSeconds(700 + i)).failed(List.of(), null, Map.of()));
        }
        log.add(detected(NOW.minusSeconds(901)));
        log.add(detected(NOW.minusSeconds(900)));

        List<Insight> found = Insights.of(RunDigest.PROJECTION.empty(), List.of(), 0, report(log), List.of());

        assertThat(found.stream().map(Insight::kind)).contains(InsightKind.REPAIR_OVERDUE, InsightKind.REPAIR_SLOWER, InsightKind.HEALING_FAILS);
        assertThat(found.getFirst().figures()).hasToString("{incident_severity=high, open_too_long=1, "
                + "target_seconds=900}");
    }

    @Test
    void remediesThatHelpedAndThatNeverDidAreTold() {
        List<Incident> log = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            log.add(detected(NOW.minusSeconds(600 + i)).resolved(NOW.minusSeconds(500), List.of(), Map.of("remedies", List.of(
                    Map.of("kind", "run reload", "helped", false), Map.of("kind", "start it", "helped", true), Map.of("kind", "untold"), "none"))));
        }
        log.add(detected(NOW.minusSeconds(700)).failed(List.of(), null, Map.of("remedies", List.of(Map.of("kind", "start it", "helped", false)))));
        log.add(detected(NOW.minusSeconds(800)).failed(List.of(), null, Map.of("remedies", "none")));

        List<Insight> found = Insights.of(RunDigest.PROJECTION.empty(), List.of(), 0, report(List.of()), log);
        assertThat(found).extracting(Insight::kind).containsExactly(InsightKind.REMEDY_FAILS, InsightKind.REMEDY_WORKS);
        assertThat(found.getFirst().figures()).containsEntry("remedy", "run reload").containsEntry("tried", 3L);
        assertThat(found.getLast().figures()).containsEntry("remedy", "start it").containsEntry("helped", 3L).containsEntry("tried", 4L);
        assertThat(Insights.of(RunDigest.PROJECTION.empty(), List.of(), 0, report(List.of()), log.subList(0, 2))).as("too few tries").isEmpty();
    }

    @Test
    void whatRunsUseOfTheMachineIsTold() {
        RunSample sample = load().add(4, How.USUAL.used(30, 500)).add(1, How.USUAL.used(90, 700)).add(3, How.FAILED.used(1_000, 9_000));
        assertThat(only(sample.digest(), 0, InsightKind.CPU_TYPICAL).figures()).containsEntry("runs", 5L)
                .containsEntry("p50_seconds", Decimal.valueOf(30)).containsEntry("p95_seconds", Decimal.valueOf(90));
        assertThat(only(sample.digest(), 0, InsightKind.STORAGE_ADDED).figures()).hasToString("{runs=5, p50_mb=500.0, sum_mb=2700.0}");
        assertThat(kinds(load().add(4, How.USUAL.used(30, 500)), 0)).isEmpty();
        Insight many = only(load().add(40, How.USUAL.used(30, 500)).digest(), 0, InsightKind.STORAGE_ADDED);
        assertThat(many.figures()).as("the forecast for the next one").hasToString("{runs=40, p50_mb=500.0, sum_mb=20000.0, next_p95_mb=500.0}");
        assertThat(many.template()).endsWith("; the next one should stay within {next_p95_mb} (95% likely)");
        assertThat(only(load().add(40, How.USUAL.used(30, 500)).digest(), 0, InsightKind.CPU_TYPICAL).template()).contains("within {next_p95_seconds} (");
        assertThat(kinds(load().add(5, How.USUAL.used(0, -3)), 0)).containsExactly(InsightKind.TYPICAL);
        assertThat(only(load().add(6, How.USUAL.megabytes(120)).digest(), 0, InsightKind.MEMORY_TYPICAL).figures())
                .hasToString("{runs=6, p50_mb=120.0, p95_mb=120.0}");
    }

    @Test
    void moreImportantComesFirstAndEqualOnesByTheirNames() {
        RunDigest digest = RunSample.of("b").add(20, How.USUAL).digest();
        digest.combine(RunSample.of("a").add(20, How.USUAL).digest());
        digest.combine(RunSample.of("z").add(30, How.USUAL).digest());
        digest.combine(RunSample.of("y").add(10, How.FAILED).digest());

        assertThat(Insights.of(digest, shifts(digest), 0, report(List.of()), List.of()).stream().map(Insight::taskType)).containsExactly("y", "z", "a", "b");
    }

    private static List<Shift> shifts(RunDigest digest) {
        Map<Group, List<Ended>> durations = new TreeMap<>();
        digest.groups().forEach((group, its) -> durations.put(group, its.last().stream().filter(EndedRun::tookKnownTime)
                .map(run -> new Ended(run.mark(), run.finished(), run.duration())).toList()));
        return ShiftTest.USUAL.newest(durations);
    }

    private static RunSample load() {
        return RunSample.of("load");
    }

    /** @param from the number of the first run in the period */
    private static List<InsightKind> kinds(RunSample sample, int from) {
        return Insights.of(sample.digest(), shifts(sample.digest()), RunSample.end(from), report(List.of()), List.of()).stream().map(Insight::kind).toList();
    }

    private static List<InsightKind> kinds(RepairReport report) {
        return Insights.of(RunDigest.PROJECTION.empty(), List.of(), 0, report, List.of()).stream().map(Insight::kind).toList();
    }

    private static Insight only(RunDigest digest, long since, InsightKind kind) {
        List<Insight> found = Insights.of(digest, shifts(digest), since, report(List.of()), List.of()).stream().filter(each -> each.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** Incidents so long apart, the last one yesterday, each repaired in that time. */
    private static List<Incident> repairs(int count, Duration apart, Duration time) {
        List<Incident> log = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            Instant at = NOW.minus(Duration.ofDays(1)).minus(apart.multipliedBy(i));
            log.add(detected(at).resolved(at.plus(time), List.of(), Map.of()));
        }
        return log;
    }

    private static Incident detected(Instant at) {
        return Incident.detected(at, "port_in_use", Severity.HIGH, null, Map.of(), "task");
    }

    private static RepairReport report(List<Incident> incidents) {
        RepairFold fold = RepairFold.empty(TimeRange.ALWAYS);
        incidents.forEach(fold::accept);
        return fold.finish(NOW, RepairGrouping.FAILURE_MODE);
    }
}
