package taskmgmt.anomaly;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static taskmgmt.anomaly.MadeRuns.DAY;
import static taskmgmt.anomaly.MadeRuns.SECOND;
import static taskmgmt.anomaly.MadeRuns.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.Period;
import taskmgmt.stats.Projection;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.task.TaskRun.Figures;
import taskmgmt.testkit.Seed;

class DetectorTest {
    private static final RatioRule RATIO = new RatioRule(RatioRule.DEFAULT_FACTOR);
    private static final RobustRule ROBUST = new RobustRule(RobustRule.DEFAULT_SCORE);
    /** To less than a millionth of a second: speeds are added up as whole numbers. */
    private static final RecursiveComparisonConfiguration NEARLY = RecursiveComparisonConfiguration.builder()
            .withComparatorForType((one, other) -> Math.abs(one - other) < 1 ? 0 : Double.compare(one, other), Double.class)
            .build();
    private static final Set<Metric> DURATION = EnumSet.of(Metric.DURATION);

    @Test
    void moreThanThreeTimesTheMeanOfTheOthersIsOutOfTheOrdinaryAndThreeTimesIsNot() {
        assertThat(found(RATIO, new MadeRuns().done(10, 10, 10, 10, 10, 30))).isEmpty();
        assertThat(found(RATIO, new MadeRuns().done(10, 10, 10, 10, 10, 30.000001))).containsExactly("t5 medium");
        assertThat(found(RATIO, new MadeRuns().done(10, 10, 10, 10, 10, 60))).containsExactly("t5 medium");
        assertThat(found(RATIO, new MadeRuns().done(10, 10, 10, 10, 10, 60.000001))).containsExactly("t5 high");
    }

    @Test
    void noRunIsComparedWithItself() {
        Anomaly only = detector(RATIO, DURATION, new MadeRuns().done(8, 9, 10, 11, 12, 40).all()).ended(Period.ALWAYS).getFirst();

        assertThat(only.expected()).usingRecursiveComparison(NEARLY).isEqualTo(expectation(10, 30, 60, 5 / (1 / 8d + 1 / 9d + 1 / 10d + 1 / 11d + 1 / 12d) / 3));
        assertThat(only.ratio()).isEqualTo(4);
    }

    @Test
    void fourOthersAreTooFewToCompareWith() {
        for (AnomalyRule rule : List.of(RATIO, ROBUST)) {
            assertThat(found(rule, new MadeRuns().done(1, 1, 1, 1, 1000))).isEmpty();
            assertThat(found(rule, new MadeRuns().done(1, 1, 1, 1, 1, 1000))).containsExactly("t5 high");
        }
    }

    @Test
    void whatDidNotSucceedIsTestedButNobodyIsComparedWithIt() {
        MadeRuns runs = new MadeRuns().done(10, 10, 10, 10, 10);
        for (Status status : List.of(Status.FAILED, Status.CANCELLED)) {
            runs.ended("build", status, 31, 20 * SECOND, Figures.NONE);
        }
        assertThat(found(RATIO, runs)).containsExactly("t5 medium", "t6 medium");
        assertThat(found(RATIO, new MadeRuns().done(10, 10, 10, 10).ended("build", Status.FAILED, 10, 9, Figures.NONE).done(100)))
                .isEmpty();
    }

    @Test
    void aTaskThatWasGivenUpBeforeItBeganTookNoTime() {
        MadeRuns runs = new MadeRuns().done(10, 10, 10, 10, 10).add("build", Status.CANCELLED, TaskRun.UNKNOWN, DAY, Figures.NONE);

        assertThat(found(RATIO, runs)).isEmpty();
    }

    @Test
    void groupsAreComparedWithThemselvesOnly() {
        MadeRuns runs = new MadeRuns().done(1, 1, 1, 1, 1, 1).ended("deploy", Status.COMPLETED, 1000, DAY, Figures.NONE);

        assertThat(found(RATIO, runs)).isEmpty();
    }

    @Test
    void whatRunsAlreadyLongerThanItMayIsFoundBeforeItEnds() {
        MadeRuns open = new MadeRuns();
        open.add("build", Status.ACTIVE, 0, TaskRun.UNKNOWN, Figures.NONE);
        open.add("build", Status.PAUSED, 0, TaskRun.UNKNOWN, Figures.NONE);
        open.add("build", Status.ACTIVE, TaskRun.UNKNOWN, TaskRun.UNKNOWN, Figures.NONE);
        Detector detector = detector(RATIO, DURATION, new MadeRuns().done(10, 10, 10, 10, 10).all());

        assertThat(detector.running(open.all(), 30 * SECOND)).isEmpty();
        assertThat(texts(detector.running(open.all(), 31 * SECOND))).containsExactly("t0 medium");
    }

    @Test
    void everyMetricHasItsOwnBaseline() {
        MadeRuns runs = new MadeRuns();
        for (int i = 0; i < 5; i++) {
            runs.ended("build", Status.COMPLETED, 1, i, new Figures(1, 100, Double.NaN, 5, 5, Double.NaN, Double.NaN, 0, Double.NaN));
        }
        runs.ended("build", Status.COMPLETED, 1, 9, new Figures(4, 700, 1, 5, 5, 25, 0, 9, Double.NaN));

        List<Anomaly> found = detector(RATIO, EnumSet.allOf(Metric.class), runs.all()).ended(Period.ALWAYS);

        assertThat(found).extracting(each -> each.series().metric().text() + " " + each.ratio() + " " + each.severity().text())
                .containsExactly("memory 7.0 high", "cpu 4.0 medium", "io 3.5 medium");
    }

    @Test
    void runsThatUsuallyTakeNothingGiveNoMeasure() {
        assertThat(found(RATIO, new MadeRuns().done(0, 0, 0, 0, 0, 5))).isEmpty();
        assertThat(found(ROBUST, new MadeRuns().done(0, 0, 0, 0, 0, 5))).isEmpty();
    }

    /** Of these runs the median is 10, and the median absolute deviation of the logarithms that of a factor of 1.2. */
    @Test
    void theRobustLimitIsAsManyDeviationsAboveTheMedianAsIglewiczAndHoaglinSay() {
        MadeRuns runs = new MadeRuns();
        for (int i = 0; i < 2000; i++) {
            runs.done(10 * Math.pow(1.2, i % 5 - 2));
        }
        Expectation expected = requireNonNull(detector(ROBUST, DURATION, runs.all()).thresholds().getFirst().expected());

        assertThat(expected.usual() / SECOND).isCloseTo(10, withinPercent(0.8));
        assertThat(expected.slow().limit() / expected.usual()).isCloseTo(Math.exp(3.5 * 1.4826 * Math.log(1.2)), withinPercent(3));
    }

    @Test
    void moreThanThreeTimesAsFastAsTheMeanOfTheOtherSpeedsIsOutOfTheOrdinaryAndThreeTimesIsNot() {
        assertThat(found(RATIO, new MadeRuns().done(30, 30, 30, 30, 30, 10))).isEmpty();
        assertThat(found(RATIO, new MadeRuns().done(30, 30, 30, 30, 30, 9.999999))).containsExactly("t5 medium");
        assertThat(found(RATIO, new MadeRuns().done(30, 30, 30, 30, 30, 4.999999))).containsExactly("t5 high");
        // Two of three times as fast as 60 s make a mean speed of once in 36 s.
        assertThat(found(RATIO, new MadeRuns().done(60, 20, 60, 60, 60, 20, 8.9))).containsExactly("t6 medium");
    }

    @Test
    void runsOfSecondsAreFoundWhereFiftyMinutesAreUsual() {
        for (double fast : new double[] {3, 0.5, 0.000001, 0}) {
            double[] usual = new double[20];
            Arrays.setAll(usual, i -> 3000 + i % 3 * 20);
            MadeRuns runs = new MadeRuns().done(usual).done(fast, fast, fast);
            for (AnomalyRule rule : List.of(RATIO, ROBUST)) {
                assertThat(found(rule, runs)).as(rule + " " + fast).containsExactly("t20 high", "t21 high", "t22 high");
                assertThat(fold(detector(rule, DURATION, runs.all()).exceeding(Period.ALWAYS), runs.all()).found())
                        .isEqualTo(detector(rule, DURATION, runs.all()).ended(Period.ALWAYS));
                assertThat(detector(rule, DURATION, runs.all(), Set.of(Side.SLOW)).ended(Period.ALWAYS)).isEmpty();
            }
        }
    }

    @Test
    void onlyWhatWasAskedForIsFoundTheFarthestFromWhatIsUsualFirst() {
        MadeRuns runs = new MadeRuns().done(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 45, 0.5);

        assertThat(found(RATIO, runs)).containsExactly("t11 high", "t10 medium");
        for (Side side : Side.values()) {
            assertThat(detector(RATIO, DURATION, runs.all(), Side.of(side.text())).ended(Period.ALWAYS))
                    .extracting(Anomaly::side).containsExactly(side);
        }
        assertThat(Side.of(Side.BOTH)).containsExactly(Side.values());
    }

    @Test
    void whatFailedOrWasGivenUpOrStillRunsIsNeverTooFast() {
        MadeRuns runs = new MadeRuns().done(100, 100, 100, 100, 100);
        for (Status status : List.of(Status.FAILED, Status.CANCELLED)) {
            runs.ended("build", status, 1, 20 * SECOND, Figures.NONE);
        }
        MadeRuns open = new MadeRuns().add("build", Status.ACTIVE, 0, TaskRun.UNKNOWN, Figures.NONE);

        for (AnomalyRule rule : List.of(RATIO, ROBUST)) {
            assertThat(found(rule, runs)).isEmpty();
            assertThat(detector(rule, DURATION, runs.all()).running(open.all(), SECOND)).isEmpty();
            assertThat(detector(rule, DURATION, runs.all(), Set.of(Side.FAST)).running(open.all(), 9_000 * SECOND)).isEmpty();
        }
    }

    @Test
    void nothingIsTooFastWhereNextToNothingIsUsual() {
        for (AnomalyRule rule : List.of(RATIO, ROBUST)) {
            assertThat(found(rule, new MadeRuns().done(0.0014, 0.0014, 0.0014, 0.0014, 0.0014, 0))).isEmpty();
        }
        // Runs of nothing among those that something is usual for: not one of them says what is usual.
        assertThat(found(RATIO, new MadeRuns().done(0, 9, 0, 9, 0, 9, 0, 9, 0, 9))).isEmpty();
    }

    @Test
    void aSecondPassFindsTheFastOnesThatTheFirstHadNoRoomFor() {
        MadeRuns runs = new MadeRuns();
        for (int i = 0; i < 3000; i++) {
            runs.done(i % 10 == 0 ? 2 + i / 3000.0 : 100);
        }
        Detector detector = detector(RATIO, DURATION, runs.all());

        assertThat(detector.suffices(Period.ALWAYS)).isFalse();
        assertThat(detector(RATIO, DURATION, runs.all(), Set.of(Side.SLOW)).suffices(Period.ALWAYS)).isTrue();
        assertThat(fold(detector.exceeding(Period.ALWAYS), runs.all()).found()).hasSize(300).isSortedAccordingTo(Anomaly.WORST_FIRST);
    }

    @Test
    void aFifthOfSlowRunsHideEachOtherFromTheMeanAndNotFromTheMedian() {
        MadeRuns runs = new MadeRuns();
        for (int i = 0; i < 100; i++) {
            runs.done(i % 5 == 4 ? 50 : 9 + i % 4);
        }
        assertThat(found(RATIO, runs)).isEmpty();
        assertThat(found(ROBUST, runs)).hasSize(20);
    }

    @Test
    void runsThatAlwaysTookTheSameMayTakeALittleMore() {
        double[] same = new double[100];
        Arrays.fill(same, 10);

        assertThat(found(ROBUST, new MadeRuns().done(same).done(14))).isEmpty();
        assertThat(found(ROBUST, new MadeRuns().done(same).done(15))).containsExactly("t100 medium");
        assertThat(found(ROBUST, new MadeRuns().done(same).done(21))).containsExactly("t100 high");
    }

    @Test
    void theRobustRuleRaisesFewFalseAlarmsHoweverFewRunsThereAre() {
        Random random = Seed.random(DetectorTest.class, 11);
        for (int others : new int[] {5, 6, 8, 10, 15, 30, 100}) {
            Map<Side, Integer> alarms = new EnumMap<>(Side.class);
            for (int trial = 0; trial < 4000; trial++) {
                GroupBaseline baseline = GroupBaseline.empty(true);
                for (int i = 0; i < others; i++) {
                    baseline.add(normal(random));
                }
                Expectation expected = requireNonNull(ROBUST.limits(baseline).ofOther());
                long value = normal(random);
                for (Side side : Side.values()) {
                    alarms.merge(side, expected.isBeyond(side, value) ? 1 : 0, Integer::sum);
                }
            }
            // 0.2 % of 4,000 and three standard deviations of that.
            assertThat(alarms.values()).as(others + " runs").allMatch(some -> some <= 8 + 9);
        }
    }

    @Test
    void oneOrSeveralPartsKeptOrNotInAnyOrderGiveTheSame() {
        Random random = Seed.random(DetectorTest.class);
        MadeRuns made = new MadeRuns();
        for (int i = 0; i < 1500; i++) {
            Status status = i % 7 == 0 ? Status.FAILED : Status.COMPLETED;
            made.ended("type" + i % 3, status, normal(random) / 1e6 * (i % 50 == 0 ? 9 : 1), random.nextInt(5) * DAY + i, Figures.NONE);
        }
        for (AnomalyRule rule : List.of(RATIO, ROBUST)) {
            Projection<GroupBaselines> projection = GroupBaselines.of(DURATION, rule);
            byte[] whole = MadeRuns.bytes(fold(projection, made.all()));
            for (int trial = 0; trial < 20; trial++) {
                List<TaskRun> shuffled = new ArrayList<>(made.all());
                Collections.shuffle(shuffled, random);
                int first = random.nextInt(shuffled.size());
                int second = first + random.nextInt(shuffled.size() - first);
                GroupBaselines left = MadeRuns.kept(projection, fold(projection, shuffled.subList(0, first)));
                GroupBaselines right = fold(projection, shuffled.subList(second, shuffled.size()));
                right.combine(fold(projection, shuffled.subList(first, second)));
                left.combine(right);
                assertThat(MadeRuns.bytes(left)).isEqualTo(whole);
            }
        }
    }

    @Test
    void aSecondPassFindsWhatTheFirstHadNoRoomFor() {
        MadeRuns runs = new MadeRuns();
        for (int i = 0; i < 3000; i++) {
            runs.done(i % 10 == 0 ? 30 + i / 100.0 : 2);
        }
        Detector detector = detector(RATIO, DURATION, runs.all());

        assertThat(detector.suffices(Period.ALWAYS)).isFalse();
        assertThat(fold(detector.exceeding(Period.ALWAYS), runs.all()).found()).hasSize(300).isSortedAccordingTo(Anomaly.WORST_FIRST);
        assertThat(detector.ended(Period.ALWAYS)).isNotEmpty().isSubsetOf(fold(detector.exceeding(Period.ALWAYS), runs.all()).found());
    }

    @Test
    void aSecondPassIsNeededOnlyForDaysThatAreNotKept() {
        MadeRuns runs = new MadeRuns().done(1, 1, 1, 1, 1);
        for (long day = 10; day < 14; day++) {
            runs.ended("build", Status.COMPLETED, 50, day * DAY, Figures.NONE).ended("build", Status.COMPLETED, 1, day * DAY + 5, Figures.NONE);
        }
        Detector detector = detector(new RatioRule(1), DURATION, runs.all(), Set.of(Side.SLOW));

        for (long day = 10; day < 14; day++) {
            List<Anomaly> all = fold(detector.exceeding(since(day * DAY)), runs.all()).found();
            assertThat(all).hasSize((int) (14 - day));
            assertThat(detector.suffices(since(day * DAY))).isEqualTo(day >= 12);
            assertThat(detector.suffices(since(day * DAY)) ? detector.ended(since(day * DAY)) : all).isEqualTo(all);
        }
        assertThat(detector.ended(since(13 * DAY + 1))).isEmpty();
    }

    @Test
    void aRunThatEndsBetweenThePassesWaitsForTheNextReport() {
        MadeRuns runs = new MadeRuns().done(10, 10, 10, 10, 10, 10);
        Detector detector = detector(RATIO, DURATION, runs.all());

        assertThat(fold(detector.exceeding(Period.ALWAYS), runs.done(500).all()).found()).isEmpty();
    }

    @Test
    void thresholdsSayHowManyRunsTheyRestOnAndNothingWhereThoseAreTooFew() {
        MadeRuns runs = new MadeRuns().done(10, 20, 30, 40, 50).ended("rare", Status.COMPLETED, 1, 0, Figures.NONE);

        assertThat(detector(RATIO, DURATION, runs.all()).thresholds())
                .extracting(each -> each.series().group().type(), Detector.Threshold::runs, Detector.Threshold::expected)
                .usingRecursiveFieldByFieldElementComparator(NEARLY)
                .containsExactly(
                        tuple("build", 5L, expectation(30, 90, 180, 5 / (1 / 10d + 1 / 20d + 1 / 30d + 1 / 40d + 1 / 50d) / 3)),
                        tuple("rare", 1L, null));
    }

    /** A small one of the sets that src/bench/anomalies.py makes. */
    @Test
    void bothRulesFindWhatIsSlowAndLittleElse() {
        Random random = Seed.random(DetectorTest.class, 3);
        MadeRuns runs = new MadeRuns();
        Set<String> slow = new HashSet<>();
        for (double noise : new double[] {0.2, 0.3, 0.4}) {
            for (int i = 0; i < 1500; i++) {
                boolean planted = random.nextInt(50) == 0;
                double factor = planted ? 4 + 16 * random.nextDouble() : Math.exp(noise * random.nextGaussian());
                runs.ended("noise " + noise, Status.COMPLETED, 100 * factor, i, Figures.NONE);
                if (planted) {
                    slow.add(runs.last().id());
                }
            }
        }
        for (AnomalyRule rule : List.of(RATIO, ROBUST)) {
            Set<String> found = new HashSet<>();
            fold(detector(rule, DURATION, runs.all()).exceeding(Period.ALWAYS), runs.all()).found().forEach(each -> found.add(each.taskId()));
            double all = found.size();
            found.retainAll(slow);
            assertThat(found.size() / all).as("precision of " + rule).isGreaterThanOrEqualTo(0.95);
            assertThat((double) found.size() / slow.size()).as("recall of " + rule).isGreaterThanOrEqualTo(0.95);
        }
    }

    private static Expectation expectation(double usual, double most, double severe, double least) {
        return new Expectation(usual * SECOND, new Expectation.Bound(most * SECOND, severe * SECOND),
                new Expectation.Bound(least * SECOND, least / 2 * SECOND));
    }

    private static long normal(Random random) {
        return Math.round(10 * SECOND * Math.exp(0.4 * random.nextGaussian()));
    }

    private static Percentage withinPercent(double percent) {
        return Percentage.withPercentage(percent);
    }

    private static List<String> found(AnomalyRule rule, MadeRuns runs) {
        return texts(detector(rule, DURATION, runs.all()).ended(Period.ALWAYS));
    }

    private static List<String> texts(List<Anomaly> anomalies) {
        return anomalies.stream().map(each -> each.taskId() + " " + each.severity().text()).toList();
    }

    private static Period since(long micros) {
        return new Period(micros, Long.MAX_VALUE);
    }

    private static Detector detector(AnomalyRule rule, Set<Metric> metrics, List<TaskRun> runs) {
        return detector(rule, metrics, runs, Set.of(Side.values()));
    }

    private static Detector detector(AnomalyRule rule, Set<Metric> metrics, List<TaskRun> runs, Set<Side> sides) {
        return new Detector(rule, fold(GroupBaselines.of(metrics, rule), runs), group -> true, sides);
    }
}
