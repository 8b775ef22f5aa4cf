package taskmgmt.learning.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static taskmgmt.learning.lesson.MadeEvidence.madeOf;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double[] TENS = madeOf(80, i -> 10);

    @Test
    void whatIsLowerThroughoutIsBetter() {
        Comparison comparison = Comparison.of(TENS, madeOf(80, i -> 9));
        assertThat(comparison).isEqualTo(new Comparison(80, 10, 9, 8, 0));
        assertThat(comparison.isBetter()).isTrue();
        assertThat(Comparison.of(madeOf(80, i -> 9), TENS).isBetter()).isFalse();
    }

    @Test
    void lessThanOnePercentIsNotWorthAVersion() {
        assertThat(Comparison.of(TENS, madeOf(80, i -> 9.91)).isBetter()).isFalse();
        assertThat(Comparison.of(TENS, madeOf(80, i -> 9.9)).isBetter()).isTrue();
    }

    @Test
    void oneLuckyPartDoesNotMakeItBetter() {
        double[] lucky = madeOf(80, i -> i < 10 ? 0 : 10.001);
        assertThat(Comparison.of(TENS, lucky).after()).isLessThan(9);
        assertThat(Comparison.of(TENS, lucky).isBetter()).isFalse();
    }

    @Test
    void sevenOfEightPartsAreEnoughAndSixAreNot() {
        assertThat(Comparison.of(TENS, madeOf(80, i -> i < 10 ? 11 : 8)).isBetter()).isTrue();
        assertThat(Comparison.of(TENS, madeOf(80, i -> i < 20 ? 11 : 8)).isBetter()).isFalse();
    }

    @Test
    void partsThatAreTheSameSayNothing() {
        Comparison comparison = Comparison.of(TENS, madeOf(80, i -> i < 30 ? 10 : 8));
        assertThat(comparison.better()).isEqualTo(5);
        assertThat(comparison.worse()).isZero();
        assertThat(comparison.isBetter()).isTrue();
    }

    @Test
    void nothingIsBetterThanTheSame() {
        assertThat(Comparison.of(TENS, TENS).isBetter()).isFalse();
        assertThat(Comparison.of(new double[80], new double[80]).isBetter()).isFalse();
        assertThat(Comparison.of(new double[0], new double[0]).isBetter()).isFalse();
    }

    @Test
    void everyCaseIsInOnePart() {
        double[] uneven = madeOf(11, i -> i + 1);
        Comparison comparison = Comparison.of(uneven, new double[11]);
        assertThat(comparison.before()).isCloseTo(Arrays.stream(uneven).average().orElseThrow(), within(1e-12));
        assertThat(comparison.better()).isEqualTo(8);
    }

    @Test
    void theChanceIsThatOfAFairCoin() {
        assertThat(Comparison.chance(7, 8)).isCloseTo(9 / 256.0, within(1e-12));
        assertThat(Comparison.chance(5, 5)).isCloseTo(1 / 32.0, within(1e-12));
        assertThat(Comparison.chance(0, 0)).isEqualTo(1);
    }
}
