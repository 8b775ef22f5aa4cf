package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Seed;

class QuantilesTest {
    private static final double[] SHARES = {0, 0.001, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1};

    @Test
    void ofNothingIsNotANumber() {
        Quantiles none = new Quantiles();
        assertThat(none.count()).isZero();
        assertThat(none.at(0.5)).isNaN();
        assertThat(reread(none).at(0.5)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0.2, 10", "0.21, 20", "0.4, 20", "0.5, 30", "0.8, 40", "0.81, 50", "0.95, 50", "1, 50"})
    void aQuantileIsTheLeastNumberThatItsShareDoesNotExceed(double share, double expected) {
        assertThat(of(40, 10, 50, 30, 20).at(share)).isEqualTo(expected);
    }

    @Test
    void aShareThatIsARankIsNotRoundedUp() {
        Quantiles quantiles = new Quantiles();
        for (int i = 1; i <= 100; i++) {
            quantiles.add(i);
        }
        for (int i = 1; i <= 100; i++) {
            assertThat(quantiles.at(i / 100.0)).isEqualTo(i);
        }
    }

    @Test
    void fourThousandAndNinetySixNumbersAreExactAndOneMoreIsNot() {
        Quantiles quantiles = new Quantiles();
        long[] numbers = lognormal(4097, 1);
        for (int i = 0; i < 4096; i++) {
            quantiles.add(numbers[i]);
        }
        assertThat(quantiles.isExact()).isTrue();
        assertThat(quantiles.at(0.95)).isEqualTo(nearestRank(Arrays.copyOf(numbers, 4096), 0.95));
        quantiles.add(numbers[4096]);
        assertThat(quantiles.isExact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void manyNumbersAreWithinOnePercent(long seed) {
        long[] numbers = lognormal(100_000, seed);
        Quantiles quantiles = of(numbers);
        for (double share : SHARES) {
            double exact = nearestRank(numbers, share);
            assertThat(quantiles.at(share)).as("share %s of seed %s", share, seed).isCloseTo(exact, within(exact * 0.01 + 1e-6));
        }
        assertThat(quantiles.at(0)).isEqualTo((double) quantiles.summary().min());
        assertThat(quantiles.at(1)).isEqualTo((double) quantiles.summary().max());
    }

    @Test
    void negativeNumbersAndZerosAreInTheirPlaces() {
        Random random = Seed.random(QuantilesTest.class);
        long[] numbers = random.longs(20_000, -1_000_000_000, 1_000_000_000).map(each -> each % 3 == 0 ? 0 : each).toArray();
        Quantiles quantiles = of(numbers);
        for (double share : SHARES) {
            double exact = nearestRank(numbers, share);
            assertThat(quantiles.at(share)).as("share %s", share).isCloseTo(exact, within(Math.abs(exact) * 0.01 + 1e-6));
        }
        assertThat(quantiles.at(0.5)).isZero();
    }

    @Test
    void extremeNumbersAreCounted() {
        Quantiles quantiles = new Quantiles();
        for (int i = 0; i < 2500; i++) {
            quantiles.add(Long.MAX_VALUE);
            quantiles.add(-Long.MAX_VALUE);
        }
        Quantiles same = reread(quantiles);
        assertThat(same.at(0.25)).isCloseTo(-0x1p63, within(0x1p63 * 0.01));
        assertThat(same.at(0)).isEqualTo(-0x1p63);
        assertThat(same.at(0.75)).isCloseTo(0x1p63, within(0x1p63 * 0.01));
        assertThat(same.count()).isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4095, 4096, 4097, 5000, 20_000})
    void whatIsWrittenDependsOnTheNumbersAlone(int size) {
        long[] numbers = lognormal(size, size);
        byte[] expected = written(of(numbers));
        Random random = Seed.random(QuantilesTest.class);
        for (int trial = 0; trial < 20; trial++) {
            shuffle(numbers, random);
            assertThat(written(inParts(numbers, random))).as("trial %s", trial).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 4097, 20_000})
    void whatWasReadGoesOnAsWhatWasWritten(int size) {
        long[] numbers = lognormal(size, 8);
        Quantiles written = of(numbers);
        Quantiles read = reread(written);
        for (double share : SHARES) {
            assertThat(read.at(share)).isEqualTo(Double.valueOf(written.at(share)));
        }
        written.add(123_456_789);
        read.add(123_456_789);
        assertThat(written(read)).isEqualTo(written(written));
    }

    @Test
    void addingLeavesTheOtherOneAsItIs() {
        Quantiles other = of(1, 2, 3);
        byte[] before = written(other);
        Quantiles sum = of(4);
        sum.add(other);
        sum.add(5);
        assertThat(written(other)).isEqualTo(before);
        assertThat(sum.at(1)).isEqualTo(5);
        assertThat(sum.at(0.5)).isEqualTo(3);
    }

    /** Some in parts of their own, which are added, or read back, in any order. */
    private static Quantiles inParts(long[] numbers, Random random) {
        Quantiles all = new Quantiles();
        for (int from = 0; from < numbers.length;) {
            int to = Math.min(numbers.length, from + 1 + random.nextInt(numbers.length));
            Quantiles part = of(Arrays.copyOfRange(numbers, from, to));
            if (random.nextBoolean()) {
                part.add(all);
                all = part;
            } else {
                all.add(reread(part));
            }
            from = to;
        }
        return all;
    }

    private static Quantiles of(long... numbers) {
        Quantiles quantiles = new Quantiles();
        for (long number : numbers) {
            quantiles.add(number);
        }
        return quantiles;
    }

    private static byte[] written(Quantiles quantiles) {
        StateWriter state = new StateWriter();
        quantiles.write(state);
        return state.toByteArray();
    }

    private static Quantiles reread(Quantiles quantiles) {
        StateReader state = new StateReader(written(quantiles));
        Quantiles read = Quantiles.read(state);
        assertThat(state.isAtEnd()).isTrue();
        return read;
    }

    /** In microseconds, about 30 s with a long tail. */
    private static long[] lognormal(int size, long seed) {
        Random random = Seed.random(QuantilesTest.class, seed);
        long[] numbers = new long[size];
        Arrays.setAll(numbers, i -> Math.round(30e6 * Math.exp(2 * random.nextGaussian())));
        return numbers;
    }

    private static double nearestRank(long[] numbers, double share) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }

    private static void shuffle(long[] numbers, Random random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long number = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = number;
        }
    }
}
