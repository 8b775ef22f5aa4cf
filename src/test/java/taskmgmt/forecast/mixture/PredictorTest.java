package taskmgmt.forecast.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.Group;

class PredictorTest {
    private static final Group GROUP = new Group("s", "t");
    private static final long SECOND = 1_000_000;

    private final Predictor predictor = new Predictor(Levels.of(0.9, 0.5, 0.95));
    private final Random random = new Random(11);
    private long clock;

    @Test
    void predictionKnowsNothingOfWhatEndsLater() {
        Predictor other = new Predictor(Levels.of(0.9, 0.5));
        Work work = Work.of(GROUP);
        for (long second = 1; second <= 50; second++) {
            run(predictor, work, second * SECOND);
            run(other, work, second * SECOND);
        }
        Started started = predictor.start(work, clock);
        Prediction early = Objects.requireNonNull(started.prediction());
        predictor.end(started, 1);
        Prediction later = predict(other, work);

        assertThat(later.quantile(0.5)).isEqualTo(early.quantile(0.5));
        assertThat(predict(work).low()).isNotEqualTo(early.low());
    }

    @Test
    void metadataTellTasksOfOneGroupApart() {
        for (int i = 0; i < 200; i++) {
            run(work("size", i % 2 == 0 ? "small" : "large"), (i % 2 == 0 ? 10 : 1_000) + random.nextInt(5));
        }

        assertThat(predict(work("size", "small")).quantile(0.95)).isBetween(10 * SECOND, 14 * SECOND);
        assertThat(predict(work("size", "large")).quantile(0.5)).isBetween(1_000 * SECOND, 1_004 * SECOND);
        assertThat(predictor.say(work("size", "small")).get(Rung.FACT)).isGreaterThan(0.8);
    }

    @Test
    void factThatIsNewForEveryTaskSoonMakesNoDifference() {
        Predictor plain = new Predictor(Levels.of(0.9, 0.5, 0.95));
        for (int i = 0; i < 1_000; i++) {
            long seconds = 10L + random.nextInt(100);
            run(work("build", "number " + i), seconds);
            run(plain, Work.of(GROUP), seconds * SECOND);
        }

        assertThat(predictor.say(work("build", "number 1000"))).containsOnlyKeys(Rung.GROUP);
        assertThat((double) predict(work("build", "number 1000")).quantile(0.95))
                .isCloseTo((double) predict(plain, Work.of(GROUP)).quantile(0.95), within(5.0 * SECOND));
    }

    @Test
    void groupWithoutHistorySpeaksThroughAllOthers() {
        for (int i = 0; i < 60; i++) {
            run(new Work(new Group("s", "known"), new TreeMap<>()), 100 + i);
        }
        Work unknown = Work.of(new Group("elsewhere", "unknown"));

        assertThat(predict(unknown).quantile(0.5)).isBetween(100 * SECOND, 160 * SECOND);
        assertThat(predictor.say(unknown)).containsExactly(Map.entry(Rung.WHOLE, 1.0));
    }

    @Test
    void nothingIsPredictedFarAboveWhatATimeLimitAllows() {
        for (int i = 0; i < 200; i++) {
            run(work("time_limit_s", i % 2 == 0 ? "100" : "5000"), i % 2 == 0 ? 90 : 4_500);
        }

        assertThat(predict(work("time_limit_s", "60")).quantile(0.95)).isLessThanOrEqualTo(62 * SECOND);
    }

    @Test
    void whatOthersTeachAddsNoMoreThanItsOwnLongestRunAgain() {
        for (int i = 0; i < 400; i++) {
            run(Work.of(new Group("s", "steady")), 10);
            run(Work.of(new Group("s", "growing")), 10L * (i + 1));
        }

        assertThat(predict(Work.of(new Group("s", "steady"))).quantile(0.95)).isBetween(10 * SECOND, 20 * SECOND);
    }

    @Test
    void valuesMayBeNegative() {
        for (int i = 0; i < 300; i++) {
            run(predictor, Work.of(GROUP), random.nextInt(200) - 150);
        }
        Prediction prediction = predict(Work.of(GROUP));

        assertThat(prediction.low()).isBetween(-160L, -110L);
        assertThat(prediction.quantile(0.5)).isBetween(-80L, -20L);
        assertThat(prediction.high()).isBetween(30L, 100L);
    }

    @Test
    void tasksThatRunForLongRaiseWhatIsSaidOfTheNext() {
        for (int i = 0; i < 40; i++) {
            run(Work.of(GROUP), 10 + random.nextInt(20));
        }
        long before = predict(Work.of(GROUP)).quantile(0.95);
        Started stuck = predictor.start(Work.of(GROUP), clock);
        Started other = predictor.start(Work.of(GROUP), clock);
        clock += 50 * SECOND;
        Prediction during = predict(Work.of(GROUP));
        predictor.drop(stuck);
        predictor.drop(other);

        assertThat(during.quantile(0.95)).isGreaterThan(before);
        assertThat(predict(Work.of(GROUP)).quantile(0.95)).isEqualTo(before);
    }

    @Test
    void taskWhoseEndWasNeverRecordedSaysNothing() {
        for (int i = 0; i < 40; i++) {
            run(Work.of(GROUP), 10 + random.nextInt(20));
        }
        long before = predict(Work.of(GROUP)).quantile(0.95);
        predictor.start(Work.of(GROUP), clock - 1_000 * SECOND);

        assertThat(predict(Work.of(GROUP)).quantile(0.95)).isEqualTo(before);
    }

    @Test
    void forWhatIsNoTimeItDoesNotMatterForHowLongOthersRun() {
        Predictor amounts = Predictor.ofAmounts(Levels.of(0.9, 0.5, 0.95), Tuning.STANDARD);
        for (int i = 0; i < 40; i++) {
            run(amounts, Work.of(GROUP), (10 + random.nextInt(20)) * SECOND);
        }
        long before = predict(amounts, Work.of(GROUP)).quantile(0.95);
        amounts.start(Work.of(GROUP), clock);
        clock += 50 * SECOND;

        assertThat(predict(amounts, Work.of(GROUP)).quantile(0.95)).isEqualTo(before);
    }

    private void run(Work work, long seconds) {
        run(predictor, work, seconds * SECOND);
    }

    private void run(Predictor each, Work work, long value) {
        Started started = each.start(work, clock);
        clock += Math.max(0, value);
        each.end(started, value);
    }

    private Prediction predict(Work work) {
        return predict(predictor, work);
    }

    /** Of a task that is then dropped. */
    private Prediction predict(Predictor each, Work work) {
        Started started = each.start(work, clock);
        each.drop(started);
        return Objects.requireNonNull(started.prediction());
    }

    private static Work work(String name, String value) {
        return new Work(GROUP, new TreeMap<>(Map.of(name, value)));
    }
}
