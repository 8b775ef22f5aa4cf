package taskmgmt.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;

/** Every method against that of BigDecimal: over all pairs of odd numbers, and over random ones. */
class DecimalTest {
    private static final int RANDOM_PAIRS = 20_000;
    private static final int[] SCALES = {-3, 0, 1, 2, 6, 9, 18, 19, 40};
    private static final long[] EDGES = {
        0, 1, -1, 5, -5, 9, 10, 49, 50, 51, 99, 100, -100, 15, 25, -25, 1_234_567, 60_000_000, 3_600_000_000L, 1L << 53, (1L << 53) + 1,
        999_999_999_999_999_999L, 1_000_000_000_000_000_000L, 5_000_000_000_000_000_000L, 4_999_999_999_999_999_999L,
        Long.MAX_VALUE, -Long.MAX_VALUE, Long.MIN_VALUE};
    private static final List<RoundingMode> MODES =
            List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING);

    @Sweep
    @Test
    void calculatesAsBigDecimalDoesAtTheEdges() {
        List<BigDecimal> numbers = new ArrayList<>();
        for (long unscaled : EDGES) {
            for (int scale : SCALES) {
                numbers.add(BigDecimal.valueOf(unscaled, scale));
            }
        }
        numbers.add(new BigDecimal("123456789012345678901234567890.12"));
        numbers.add(new BigDecimal("-9223372036854775809"));
        numbers.add(new BigDecimal("1E+5000"));
        for (BigDecimal left : numbers) {
            alone(left);
            for (BigDecimal right : numbers) {
                together(left, right);
            }
        }
    }

    @Test
    void calculatesAsBigDecimalDoesWithRandomNumbers() {
        Random random = Seed.random(DecimalTest.class);
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            BigDecimal left = random(random);
            alone(left);
            together(left, random(random));
        }
    }

    private static BigDecimal random(Random random) {
        return BigDecimal.valueOf(random.nextLong() >> random.nextInt(Long.SIZE), random.nextInt(-5, 25));
    }

    private static void alone(BigDecimal number) {
        Decimal decimal = Decimal.of(number);
        same(decimal, number);
        same(Decimal.parse(number.toString()), number);
        assertThat(decimal).isEqualTo(Decimal.parse(number.toString()));
        assertThat(decimal).hasSameHashCodeAs(Decimal.parse(number.toString()));
        same(decimal.negate(), number.negate());
        same(decimal.abs(), number.abs());
        same(decimal.stripTrailingZeros(), number.stripTrailingZeros());
        BigDecimal stripped = number.stripTrailingZeros();
        same(decimal.plain(), stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        same(decimal.scaleByPowerOfTen(3), number.scaleByPowerOfTen(3));
        for (int digits = 1; digits < 20; digits++) {
            same(decimal.round(digits), number.round(new MathContext(digits)));
        }
        for (RoundingMode mode : MODES) {
            for (int scale = 0; scale < 10; scale++) {
                same(decimal.setScale(scale, mode), number.setScale(scale, mode));
            }
        }
        assertThat(decimal.toPlainString()).isEqualTo(number.toPlainString());
        assertThat(decimal.signum()).isEqualTo(number.signum());
        assertThat(decimal.scale()).isEqualTo(number.scale());
        assertThat(decimal.precision()).isEqualTo(number.precision());
        assertThat(decimal.doubleValue()).as(number.toString()).isEqualTo(number.doubleValue());
        assertThat(decimal.floatValue()).isEqualTo(number.floatValue());
        assertThat(decimal.longValue()).isEqualTo(number.longValue());
        assertThat(decimal.intValue()).isEqualTo((int) number.longValue());
    }

    private static void together(BigDecimal left, BigDecimal right) {
        Decimal a = Decimal.of(left);
        Decimal b = Decimal.of(right);
        same(a.add(b), left.add(right));
        same(a.subtract(b), left.subtract(right));
        same(a.multiply(b), left.multiply(right));
        assertThat(a.compareTo(b)).as("%s with %s", left, right).isEqualTo(left.compareTo(right));
        assertThat(a.equals(b)).isEqualTo(left.toString().equals(right.toString()));
        if (right.signum() == 0) {
            assertThatThrownBy(() -> a.divide(b, 3, RoundingMode.HALF_UP)).isInstanceOf(ArithmeticException.class);
            return;
        }
        for (RoundingMode mode : MODES) {
            same(a.divide(b, 6, mode), left.divide(right, 6, mode));
        }
    }

    private static void same(Decimal actual, BigDecimal expected) {
        if (!actual.toString().equals(expected.toString()) || actual.scale() != expected.scale()) {
            assertThat(actual.toString()).isEqualTo(expected.toString()); // the message is made only for a failure
        }
    }

    @Test
    void takesDoublesByTheirShortestDigitsOrExactly() {
        Random random = Seed.random(DecimalTest.class);
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double value = i % 3 == 0 ? any : i % 3 == 1 ? random.nextDouble() : random.nextInt(100_000) / 1e5;
            if (Double.isFinite(value)) {
                same(Decimal.valueOf(value), BigDecimal.valueOf(value));
                same(Decimal.exact(value, 3), new BigDecimal(value).round(new MathContext(3)));
            }
        }
        same(Decimal.exact(Double.MIN_VALUE, 3), new BigDecimal(Double.MIN_VALUE).round(new MathContext(3)));
        assertThatThrownBy(() -> Decimal.valueOf(Double.NaN)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void takesEveryTextThatBigDecimalTakesAndNoOther() {
        String alphabet = "01.-+eE9x";
        for (int length = 0; length <= 5; length++) {
            for (int code = 0; code < Math.pow(alphabet.length(), length); code++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0, rest = code; i < length; i++, rest /= alphabet.length()) {
                    text.append(alphabet.charAt(rest % alphabet.length()));
                }
                assertThat(read(text.toString(), true)).as("'%s'", text).isEqualTo(read(text.toString(), false));
            }
        }
        for (String text : List.of("9223372036854775807", "9223372036854775808", "-9223372036854775808", "0.9223372036854775807",
                "000000000000000000000000000001.50", "1e-99", "1E+9999", "1e-2147483647", "1e99999999999", "٣", "1_0", " 1", "1 ")) {
            assertThat(read(text, true)).as(text).isEqualTo(read(text, false));
        }
    }

    private static String read(String text, boolean ours) {
        try {
            return ours ? Decimal.parse(text).toString() : new BigDecimal(text).toString();
        } catch (NumberFormatException e) {
            return "no number";
        }
    }

    @Test
    void takesWholeNumbersOfAnySize() {
        for (BigInteger whole : List.of(BigInteger.TEN, BigInteger.TWO.pow(63), BigInteger.TWO.pow(63).negate(), BigInteger.TEN.pow(40))) {
            same(Decimal.of(whole), new BigDecimal(whole));
            same(Decimal.valueOf(whole, 6), new BigDecimal(whole, 6));
        }
        same(Decimal.of(1.5f), new BigDecimal("1.5"));
        assertThat(Decimal.parse("42").longValueExact()).isEqualTo(42);
        assertThat(Decimal.parse("4.2E+1").longValueExact()).isEqualTo(42);
        assertThatThrownBy(() -> Decimal.parse("1.5").longValueExact()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimal.parse("1e30").longValueExact()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void tellsScalesApartButOrdersByValue() {
        assertThat(Decimal.parse("1.50")).isNotEqualTo(Decimal.parse("1.5")).hasToString("1.50");
        assertThat(Decimal.parse("1.50")).isEqualByComparingTo(Decimal.parse("1.5"));
    }
}
