package taskmgmt.forecast.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
    /** By which all values count the same, but for what no test sees. */
    private static final List<Decay> ALIKE = List.of(Decay.halfLife(1e12));

    private final Recent sample = new Recent(Decay.MAX_VALUES);

    @Test
    void valuesCountAsTheirAgeSays() {
        sample.add(30);
        sample.add(10);
        Weights weights = Weights.of(sample, List.of(Decay.halfLife(1)));

        assertThat(weights.value(0)).isEqualTo(10);
        assertThat(weights.masses(0)).containsExactly(new double[] {0, 2 / 3.0, 1}, within(1e-9));
        assertThat(weights.total(0)).isCloseTo(1.5, within(1e-9));
    }

    /** The estimator of Kaplan and Meier, worked out by hand: a factor of 1 - 1/n at each value, n being those that had not ended by then. */
    @Test
    void tasksThatStillRunCountAsKaplanAndMeierHaveIt() {
        for (double value : new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
            sample.add(value);
        }
        Weights weights = Weights.of(sample, ALIKE, new double[] {6.5, 9, 10.5, 11, 17, 19, 20});
        double survivors = 1;
        int[] atRisk = {16, 15, 14, 12, 10, 7, 6, 2, 1};
        for (int place = 0; place < atRisk.length; place++) {
            survivors *= 1 - 1.0 / atRisk[place];
            assertThat(1 - weights.masses(0)[place + 1]).as("after value %d", place).isCloseTo(survivors, within(1e-9));
        }
        assertThat(weights.total(0)).isCloseTo(16, within(1e-9));
    }

    @Test
    void whoHasRunLongerThanAllThatEndedIsBeyondThem() {
        for (int value = 1; value <= 4; value++) {
            sample.add(value);
        }
        Weights weights = Weights.of(sample, ALIKE, new double[] {10, 20, 100});

        assertThat(weights.size()).isEqualTo(8);
        assertThat(new double[] {weights.value(4), weights.value(5), weights.value(6), weights.value(7)})
                .containsExactly(new double[] {13, 30, 130, 300}, within(1e-9));
        assertThat(weights.masses(0)).containsExactly(
                new double[] {0, 1 / 7.0, 2 / 7.0, 3 / 7.0, 4 / 7.0, 4.5 / 7, 6 / 7.0, 6.5 / 7, 1}, within(1e-9));
    }

    @Test
    void howeverManyRunTheyCountNoMoreThanTwelve() {
        for (int value = 1; value <= 10; value++) {
            sample.add(value);
        }
        double[] elapsed = new double[60];
        for (int task = 0; task < elapsed.length; task++) {
            elapsed[task] = 5 + task / 60.0;
        }

        assertThat(Weights.of(sample, ALIKE, elapsed).total(0)).isCloseTo(22, within(1e-6));
    }
}
