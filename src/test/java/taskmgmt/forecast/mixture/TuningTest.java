package taskmgmt.forecast.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.Group;

class TuningTest {
    private static final Work WORK = Work.of(new Group("s", "t"));
    private static final Levels LEVELS = Levels.of(0.9, 0.5, 0.95);

    /** After many runs around 100 s, and a few around 1,000 s. */
    private static Prediction after(Tuning tuning) {
        Predictor predictor = new Predictor(LEVELS, tuning);
        return taught(predictor);
    }

    private static Prediction taught(Predictor predictor) {
        Random random = new Random(5);
        for (int i = 0; i < 103; i++) {
            predictor.end(predictor.start(WORK, 0), (i < 100 ? 100 : 1_000) + random.nextInt(30));
        }
        return Objects.requireNonNull(predictor.start(WORK, 0).prediction());
    }

    /** The sum of what was said at p50 of runs that take anything. */
    private static long summed(Tuning tuning) {
        Predictor predictor = new Predictor(LEVELS, tuning);
        long sum = 0;
        for (int i = 0; i < 300; i++) {
            Started started = predictor.start(WORK, 0);
            Prediction said = started.prediction();
            sum += said == null ? 0 : said.quantile(0.5);
            predictor.end(started, i * 7_919L % 50_000);
        }
        return sum;
    }

    private static long[] said(Prediction prediction) {
        return new long[] {prediction.quantile(0.5), prediction.quantile(0.95), prediction.low(), prediction.high()};
    }

    @Test
    void theStandardIsTheMethodAsItIsDocumented() {
        assertThat(said(after(Tuning.STANDARD))).isEqualTo(said(taught(new Predictor(LEVELS))));
        assertThat(said(after(new Tuning(1, 1, 1, 1)))).isEqualTo(said(after(Tuning.STANDARD)));
    }

    @Test
    void eachFigureMakesADifference() {
        long[] standard = said(after(Tuning.STANDARD));
        assertThat(said(after(new Tuning(8, 1, 1, 1)))).isNotEqualTo(standard);
        assertThat(said(after(new Tuning(1, 1, 0.125, 1)))).isNotEqualTo(standard);
        assertThat(summed(new Tuning(1, 1, 1, 8))).isNotEqualTo(summed(Tuning.STANDARD));
        Predictor reserved = new Predictor(LEVELS, new Tuning(1, 8, 1, 1));
        Predictor usual = new Predictor(LEVELS);
        Work other = Work.of(new Group("s", "u"));
        for (Predictor each : new Predictor[] {reserved, usual}) {
            taught(each);
            each.end(each.start(other, 0), 10);
        }
        assertThat(reserved.say(other).get(Rung.GROUP)).isLessThan(usual.say(other).get(Rung.GROUP));
    }

    @Test
    void whatForgetsFasterFollowsTheLastRuns() {
        assertThat(after(new Tuning(0.125, 1, 1, 1)).quantile(0.5)).isGreaterThan(after(new Tuning(8, 1, 1, 1)).quantile(0.5));
    }

    @Test
    void nothingButNumbersAboveZeroWillDo() {
        for (double each : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Tuning(1, each, 1, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be set");
        }
    }
}
