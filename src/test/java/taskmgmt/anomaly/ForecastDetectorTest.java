package taskmgmt.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.Period;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

class ForecastDetectorTest {
    private static final long SECOND = 1_000_000;

    private final Random random = new Random(3);
    private int number;
    private long clock;

    @Test
    void runIsJudgedByWhatIsUsualForItsMetadata() {
        ForecastDetector detector = detector(EnumSet.of(Metric.DURATION), 800L * 1_000 * SECOND / 2);
        for (int i = 0; i < 800; i++) {
            run(detector, "small", 10 + random.nextInt(3), Status.COMPLETED);
            run(detector, "large", 1_000 + random.nextInt(300), Status.COMPLETED);
        }
        run(detector, "large", 1_200, Status.COMPLETED);
        run(detector, "small", 100, Status.COMPLETED);
        String slow = id();
        run(detector, "small", 90, Status.FAILED);
        String failed = id();
        List<Anomaly> found = detector.found(List.of(), clock);

        assertThat(found).extracting(Anomaly::taskId).containsExactly(slow, failed);
        assertThat(found.getFirst().severity()).isEqualTo(AnomalyLevel.HIGH);
    }

    @Test
    void aboutAsManyAreListedAsAlarmsAreAllowed() {
        for (double alarms : new double[] {5, 20, 50}) {
            ForecastDetector detector = detector(EnumSet.of(Metric.DURATION), 0, alarms);
            for (int i = 0; i < 6_000; i++) {
                run(detector, "any", Math.exp(5 + 2 * random.nextGaussian()), Status.COMPLETED);
            }
            assertThat((double) detector.found(List.of(), clock).size()).as("%s of 1,000", alarms)
                    .isBetween(6 * alarms * 0.35, 6 * alarms * 1.5);
        }
    }

    @Test
    void runningTaskIsListedOnceItTookTooMuch() {
        ForecastDetector detector = detector(EnumSet.of(Metric.DURATION), 0);
        for (int i = 0; i < 100; i++) {
            run(detector, "any", 10 + random.nextInt(3), Status.COMPLETED);
        }
        number++;
        TaskRun open = run(Status.ACTIVE, "any", TaskRun.UNKNOWN, clock);
        detector.started(open);

        assertThat(detector.found(List.of(open), clock + 12 * SECOND)).isEmpty();
        assertThat(detector.found(List.of(open), clock + 60 * SECOND)).extracting(Anomaly::taskId).containsExactly(open.id());
    }

    /** Forty that started together all take ten times as long: the first are anomalies, by which the others are judged. */
    @Test
    void runIsJudgedByWhatHasEndedByItsEnd() {
        ForecastDetector detector = detector(EnumSet.of(Metric.DURATION), 0);
        for (int i = 0; i < 300; i++) {
            run(detector, "any", 10 + random.nextInt(3), Status.COMPLETED);
        }
        int first = number + 1;
        for (int i = 0; i < 40; i++) {
            number++;
            detector.started(run(Status.ACTIVE, "any", TaskRun.UNKNOWN, clock));
        }
        for (number = first; number < first + 40; number++) {
            detector.ended(run(Status.COMPLETED, "any", clock + (100 + number - first) * SECOND, clock));
        }

        assertThat(detector.found(List.of(), clock)).extracting(Anomaly::taskId).contains("t" + first).hasSizeLessThan(20);
    }

    @Test
    void whatEndedBeforeIsOnlyLearntFrom() {
        ForecastDetector detector = detector(EnumSet.of(Metric.DURATION), Long.MAX_VALUE);
        for (int i = 0; i < 100; i++) {
            run(detector, "any", i == 90 ? 500 : 10, Status.COMPLETED);
        }

        assertThat(detector.found(List.of(), clock)).isEmpty();
    }

    @Test
    void runThatTookFarLessThanForecastIsListedAndNoMoreAlarmsThanAllowedOnBothSides() {
        ForecastDetector detector = new ForecastDetector(EnumSet.of(Metric.DURATION), 20, group -> true, Set.of(Side.values()), Period.ALWAYS);
        for (int i = 0; i < 6_000; i++) {
            run(detector, "any", Math.exp(5 + random.nextGaussian()), Status.COMPLETED);
        }
        run(detector, "any", 0.01, Status.FAILED);
        run(detector, "any", 0.01, Status.COMPLETED);
        List<Anomaly> found = detector.found(List.of(), clock);

        assertThat(found.getFirst().taskId()).isEqualTo(id());
        assertThat(found.getFirst().side()).isEqualTo(Side.FAST);
        assertThat(found).hasSizeBetween(42, 180);
    }

    private ForecastDetector detector(Set<Metric> metrics, long since) {
        return detector(metrics, since, 10);
    }

    private static ForecastDetector detector(Set<Metric> metrics, long since, double alarms) {
        return new ForecastDetector(metrics, alarms, group -> true, Set.of(Side.SLOW), new Period(since, Long.MAX_VALUE));
    }

    private void run(ForecastDetector detector, String size, double seconds, Status status) {
        number++;
        long start = clock;
        clock += Math.round(seconds * SECOND);
        detector.started(run(Status.ACTIVE, size, TaskRun.UNKNOWN, start));
        detector.ended(run(status, size, clock, start));
    }

    private String id() {
        return "t" + number;
    }

    private TaskRun run(Status status, String size, long finished, long started) {
        return TaskRun.of("t" + number,
                new TaskRun.Names("ci", "build", "", "", List.of(), 5), new Standing(status, false, false),
                new TaskRun.Moments(started, started, started, finished, started, TaskRun.UNKNOWN, TaskRun.UNKNOWN),
                new TaskRun.Tally(1, 0, 0, 0), TaskRun.Figures.NONE, null, 100L * number)
                .with(new TreeMap<>(Map.of("size", size)));
    }
}
