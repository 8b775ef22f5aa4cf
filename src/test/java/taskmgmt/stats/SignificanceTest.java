package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    private static final double EXACT = 1e-12;

    @Test
    void fisherFindsNothingInThreeCupsOfFourOfTea() {
        // The lady names 3 of the 4 cups that had the milk first: 17 of the 70 choices do as well or better.
        assertThat(Significance.ofRise(3, 4, 1, 4)).isCloseTo(17.0 / 70, within(EXACT));
        assertThat(Significance.ofRise(4, 4, 0, 4)).isCloseTo(1.0 / 70, within(EXACT));
        assertThat(Significance.ofRise(0, 4, 4, 4)).isCloseTo(1, within(EXACT));
    }

    @Test
    void longPastIsTakenForCertain() {
        // At least 1 of 2 at one in two.
        assertThat(Significance.ofRise(1, 2, 5_000_000, 10_000_000)).isCloseTo(0.75, within(EXACT));
        assertThat(Significance.ofRise(3, 10, 0, 10_000_000)).isZero();
    }

    @Test
    void bothSidesOfTheBorderOfMuchAgree() {
        double exact = Significance.ofRise(14, 61, 38_000, 950_000);
        double certain = Significance.ofRise(14, 61, 40_000, 1_000_000);

        assertThat(certain).isCloseTo(exact, within(exact / 100));
    }

    @Test
    void samplesApartDifferAndInterleavedOnesDoNot() {
        double[] low = IntStream.range(0, 20).asDoubleStream().toArray();
        double[] high = IntStream.range(20, 40).asDoubleStream().toArray();
        double[] even = IntStream.range(0, 20).mapToDouble(i -> 2 * i).toArray();
        double[] odd = IntStream.range(0, 20).mapToDouble(i -> 2 * i + 1).toArray();

        // U = 0: z = -200 / sqrt(20·20·41/12) = -5.41.
        assertThat(Significance.ofDifference(low, high)).isBetween(5e-8, 8e-8);
        assertThat(Significance.ofDifference(even, odd)).isGreaterThan(0.7);
    }
}
