package taskmgmt.forecast.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OddsTest {
    private static final double SECOND = 1e6;
    private static final double WIDTH = 0.3;

    @Test
    void oddsAreTheRatioOfTheDensitiesAndHalfOfWhatIsBeyondTheQuantile() {
        double[] seconds = {8, 10, 11, 40, 300};
        Odds odds = Odds.above(curve(seconds), 300 * SECOND);
        for (double value : new double[] {300, 350, 1_000, 5_000}) {
            assertThat(odds.of(value * SECOND)).as("%s s", value).isCloseTo(plain(seconds, value, 300), within(0.01));
        }
    }

    @Test
    void rareValueBeforeOneOftenSeenIsNoneToWonderAt() {
        double[] seconds = {10, 10, 11, 12, 300, 310};
        Odds odds = Odds.above(curve(seconds), 310 * SECOND);
        assertThat(plain(seconds, 60, 310)).isGreaterThan(plain(seconds, 300, 310) + 1);
        assertThat(odds.of(60 * SECOND)).isLessThanOrEqualTo(odds.of(300 * SECOND)).isCloseTo(plain(seconds, 300, 310), within(0.3));
    }

    @Test
    void oddsNeverFallAndGrowWithoutEnd() {
        Odds odds = Odds.above(curve(1, 2, 2, 3, 500), 3 * SECOND);
        double before = odds.of(0.1 * SECOND);
        for (double value = 0.11; value < 1e8; value *= 1.1) {
            double now = odds.of(value * SECOND);
            assertThat(now).as("%s s", value).isGreaterThanOrEqualTo(before - 0.05);
            before = now;
        }
        assertThat(odds.of(1e8 * SECOND)).isGreaterThan(odds.of(1e6 * SECOND) + 2);
    }

    @Test
    void limitIsWhereTheOddsAreReached() {
        Odds odds = Odds.above(curve(8, 10, 11, 12, 14), 14 * SECOND);
        for (double wanted : new double[] {0, 2, 4, 8}) {
            double limit = odds.limit(wanted);
            assertThat(limit).isGreaterThan(14 * SECOND);
            assertThat(odds.of(limit * 1.0001)).isGreaterThanOrEqualTo(wanted);
            assertThat(odds.of(limit * 0.9999)).isLessThan(wanted);
        }
    }

    @Test
    void whatVariesMoreIsAllowedMoreBesideItsMedian() {
        double steady = Odds.above(curve(90, 95, 100, 105, 110), 110 * SECOND).limit(3);
        double varied = Odds.above(curve(1, 5, 20, 60, 110), 110 * SECOND).limit(3);
        assertThat(varied / 20).isGreaterThan(2 * steady / 100);
    }

    @Test
    void tooLittleIsTooMuchMirrored() {
        Odds above = Odds.above(curve(8, 10, 12.5), 12.5 * SECOND);
        Odds below = Odds.below(curve(8, 10, 12.5), 8 * SECOND);
        assertThat(below.of(2 * SECOND)).isCloseTo(above.of(50 * SECOND), within(1e-6));
        assertThat(Math.log(below.limit(3)) + Math.log(above.limit(3))).isCloseTo(2 * Math.log(10 * SECOND), within(1e-4));
    }

    private static Curve curve(double... seconds) {
        double[] values = Arrays.stream(seconds).map(each -> each * SECOND).toArray();
        double[] shares = new double[values.length];
        Arrays.setAll(shares, place -> (place + 1) / (double) values.length);
        return Curve.of(values, shares, values.length, Double.POSITIVE_INFINITY);
    }

    private static double plain(double[] seconds, double value, double quantile) {
        return Math.log(spread(seconds, value) / density(seconds, value)) + Math.log(value / quantile) / 2;
    }

    private static double density(double[] seconds, double value) {
        return Arrays.stream(seconds).map(each -> Math.exp(-Math.abs(Math.log(value / each)) / WIDTH) / (2 * WIDTH)).average().orElseThrow();
    }

    /** The mean over the multiples from 3 to 30 times, their logarithms alike. */
    private static double spread(double[] seconds, double value) {
        int steps = 2_000;
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            double factor = 3 * Math.pow(10, (step + 0.5) / steps);
            sum += density(Arrays.stream(seconds).map(each -> factor * each).toArray(), value);
        }
        return sum / steps;
    }
}
