package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TheilSenTest {
    private static final double TINY = 1e-12;

    @Test
    void theSlopeIsTheMedianOverAllPairsWhateverAnOutlierSays() {
        TheilSen.Slope slope = through(3, 5, 4, 8, 7, 9, 40, 10, 12, 11, 13, 12);

        assertThat(slope.perUnit()).isCloseTo(8.0 / 9, within(TINY)); // as scipy.stats.theilslopes 1.17 says
        assertThat(slope.low()).isCloseTo(0.5, within(TINY));
        assertThat(slope.high()).isCloseTo(1.25, within(0.05 + TINY)); // scipy rounds the rank to the nearest: 1.2
        assertThat(slope.isSignificant()).isTrue();
    }

    /** Counted by hand: n = 5, Var(S) = 5·4·15/18 = 16.67, C = 8.002, so the ranks are 0 and 11 of 10. */
    @Test
    void aFewPointsHaveASlopeButNoInterval() {
        assertThat(through(1, 2, 3, 4, 5)).isEqualTo(new TheilSen.Slope(1, null, null));
        assertThat(through(1, 2, 3, 4, 5).isSignificant()).isFalse();
    }

    /** Counted by hand: n = 6, Var(S) = 6·5·17/18 = 28.33, C = 10.43, the ranks are 2 and 14 of the 15 slopes. */
    @Test
    void theBoundsAreTheSlopesOfTheRanksThatKendallsVarianceGives() {
        double[] x = {0, 1, 2, 4, 7, 9};
        double[] y = {0, 3, 1, 9, 8, 20};
        double[] slopes = new double[15];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);

        assertThat(TheilSen.through(x, y)).isEqualTo(new TheilSen.Slope(slopes[7], slopes[1], slopes[13]));
    }

    @Test
    void equalValuesMakeTheIntervalNarrower() {
        assertThat(through(1, 1, 1, 1, 1, 1, 1, 1)).isEqualTo(new TheilSen.Slope(0, 0.0, 0.0));
        assertThat(through(2, 2, 2, 3, 3, 2, 4, 4, 3, 5, 5, 5).perUnit()).isCloseTo(1.0 / 3, within(TINY));
    }

    @Test
    void noSlopeGoesThroughFewerThanTwoPoints() {
        assertThat(TheilSen.through(new double[] {1}, new double[] {1})).isNull();
        assertThat(through(1, 3)).isEqualTo(new TheilSen.Slope(2, null, null));
    }

    @Test
    void ofVeryManyPointsSomeAreEnough() {
        double[] y = new double[10 * TheilSen.MAX_POINTS];
        for (int i = 0; i < y.length; i++) {
            y[i] = i * 0.25;
        }

        assertThat(through(y)).isEqualTo(new TheilSen.Slope(0.25, 0.25, 0.25));
    }

    private static TheilSen.Slope through(double... y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);
        return Objects.requireNonNull(TheilSen.through(x, y));
    }
}
