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

    @Test
    void predictionKnowsNothingOfWhatEndsLater() {
        Predictor other = new Predictor(Levels.of(0.9, 0.5));
        Work work = Work.of(GROUP);
        for (long second = 1; second <= 50; second++) {
            predictor.end(work, predictor.start(work), second * SECOND);
            other.end(work, other.start(work), second * SECOND);
        }
        Prediction early = predict(work);
        predictor.end(work, early, 1);
        Prediction later = Objects.requireNonNull(other.start(work));

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
            plain.end(Work.of(GROUP), plain.start(Work.of(GROUP)), seconds * SECOND);
        }

        assertThat(predictor.say(work("build", "number 1000"))).containsOnlyKeys(Rung.GROUP);
        assertThat((double) predict(work("build", "number 1000")).quantile(0.95))
                .isCloseTo((double) Objects.requireNonNull(plain.start(Work.of(GROUP))).quantile(0.95), within(5.0 * SECOND));
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
            Work work = Work.of(GROUP);
            predictor.end(work, predictor.start(work), random.nextInt(200) - 150);
        }
        Prediction prediction = predict(Work.of(GROUP));

        assertThat(prediction.low()).isBetween(-160L, -110L);
        assertThat(prediction.quantile(0.5)).isBetween(-80L, -20L);
        assertThat(prediction.high()).isBetween(30L, 100L);
    }

    private void run(Work work, long seconds) {
        predictor.end(work, predictor.start(work), seconds * SECOND);
    }

    private Prediction predict(Work work) {
        return Objects.requireNonNull(predictor.start(work));
    }

    private static Work work(String name, String value) {
        return new Work(GROUP, new TreeMap<>(Map.of(name, value)));
    }
}
