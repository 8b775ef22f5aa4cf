package taskmgmt.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal number of any size, which uses {@link BigDecimal} only if its digits do not fit in a long. BigDecimal is not
 * always used, because its first use in a process computes large powers of five, which takes longer than everything else that a
 * short command does, and what people measure fits in a long.
 *
 * <p>A number is {@code unscaled / 10^scale} and keeps its scale: 1.50 is not 1.5. Every method returns the same value and scale as
 * the method of the same name in BigDecimal, and the texts are the same; so are equality, which distinguishes 1.50 from 1.5, and
 * order, which does not. Immutable.
 */
public final class Decimal extends Number implements Comparable<Decimal> {
    private static final long serialVersionUID = 1;

    public static final Decimal ZERO = new Decimal(0, 0, null);

    /** No double has a larger scale, nor does any number that is read. */
    private static final int MAX_SCALE = 1_100;

    /** Up to this a double holds every whole number, and up to 10^22 every power of ten. */
    private static final long MAX_EXACT = 1L << 53;

    private final long unscaled;
    private final int scale;

    /** Set only if the unscaled value does not fit, or is Long.MIN_VALUE, or the scale is very large either way. */
    private final @Nullable BigDecimal wide;

    private Decimal(long unscaled, int scale, @Nullable BigDecimal wide) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.wide = wide;
    }

    public static Decimal valueOf(long whole) {
        return valueOf(whole, 0);
    }

    public static Decimal valueOf(long unscaled, int scale) {
        return isNarrow(unscaled, scale)
                ? new Decimal(unscaled, scale, null)
                : of(BigDecimal.valueOf(unscaled, scale));
    }

    public static Decimal valueOf(BigInteger unscaled, int scale) {
        return unscaled.bitLength() < Long.SIZE
                ? valueOf(unscaled.longValue(), scale)
                : of(new BigDecimal(unscaled, scale));
    }

    /** @return the number that {@link Double#toString(double)} writes, the one with the fewest digits among those nearest to it */
    public static Decimal valueOf(double value) {
        return parse(Double.toString(value));
    }

    /** The exact value of a double, rounded half up to this many digits. */
    public static Decimal exact(double value, int digits) {
        Decimal shortest = valueOf(value);
        // With more digits than that, it lies on the same side of every midpoint as the exact value does.
        return shortest.precision() > digits + 1 && Math.abs(value) >= Double.MIN_NORMAL
                ? shortest.round(digits)
                : of(new BigDecimal(value)).round(digits);
    }

    /** @throws NumberFormatException if it is not a number that BigDecimal accepts */
    public static Decimal parse(String text) {
        Decimal narrow = DecimalText.parse(text);
        return narrow != null ? narrow : of(new BigDecimal(text));
    }

    /** The same number; a Double or Float is converted through its text. */
    public static Decimal of(Number number) {
        if (number instanceof Decimal decimal) {
            return decimal;
        }
        if (number instanceof Long || number instanceof Integer) {
            return valueOf(number.longValue());
        }
        if (number instanceof BigDecimal big) {
            return big.unscaledValue().bitLength() < Long.SIZE && isNarrow(big.unscaledValue().longValue(), big.scale())
                    ? new Decimal(big.unscaledValue().longValue(), big.scale(), null)
                    : new Decimal(0, 0, big);
        }
        return number instanceof BigInteger whole ? valueOf(whole, 0) : parse(number.toString());
    }

    private static boolean isNarrow(long unscaled, int scale) {
        return unscaled != Long.MIN_VALUE && Math.abs((long) scale) <= MAX_SCALE;
    }

    private BigDecimal big() {
        return wide != null ? wide : BigDecimal.valueOf(unscaled, scale);
    }

    public Decimal add(Decimal other) {
        if (wide == null && other.wide == null) {
            int common = Math.max(scale, other.scale);
            long left = PowersOfTen.times(unscaled, common - scale);
            long right = PowersOfTen.times(other.unscaled, common - other.scale);
            long sum = left + right;
            boolean fits = left != PowersOfTen.OVERFLOW && right != PowersOfTen.OVERFLOW;
            if (fits && ((left ^ sum) & (right ^ sum)) >= 0) {
                return valueOf(sum, common);
            }
        }
        return of(big().add(other.big()));
    }

    public Decimal subtract(Decimal other) {
        return add(other.negate());
    }

    public Decimal multiply(Decimal other) {
        if (wide == null && other.wide == null) {
            long product = unscaled * other.unscaled;
            if (Math.multiplyHigh(unscaled, other.unscaled) == product >> Long.SIZE - 1) {
                return valueOf(product, scale + other.scale);
            }
        }
        return of(big().multiply(other.big()));
    }

    /** @throws ArithmeticException if the divisor is 0 */
    public Decimal divide(Decimal divisor, int newScale, RoundingMode mode) {
        if (wide == null && divisor.wide == null && divisor.unscaled != 0) {
            long raise = (long) newScale - scale + divisor.scale;
            long quotient = Quotient.of(unscaled, divisor.unscaled, raise, mode);
            if (quotient != PowersOfTen.OVERFLOW) {
                return valueOf(quotient, newScale);
            }
        }
        return of(big().divide(divisor.big(), newScale, mode));
    }

    public Decimal setScale(int newScale, RoundingMode mode) {
        return newScale == scale() ? this : divide(valueOf(1), newScale, mode);
    }

    /** Rounded half up to this many digits, 1 or more; unchanged if it has no more. */
    public Decimal round(int digits) {
        Decimal rounded = this;
        while (rounded.precision() > digits) {
            rounded = rounded.setScale(rounded.scale() - rounded.precision() + digits, RoundingMode.HALF_UP);
        }
        return rounded;
    }

    public Decimal negate() {
        return wide != null ? of(wide.negate()) : new Decimal(-unscaled, scale, null);
    }

    public Decimal abs() {
        return signum() < 0 ? negate() : this;
    }

    /** The same value, times ten to that power, by moving the point: the unscaled value stays. */
    public Decimal scaleByPowerOfTen(int power) {
        return wide != null ? of(wide.scaleByPowerOfTen(power)) : valueOf(unscaled, Math.subtractExact(scale, power));
    }

    public Decimal stripTrailingZeros() {
        if (wide != null || unscaled == 0) {
            return wide != null ? of(wide.stripTrailingZeros()) : ZERO;
        }
        long shorter = unscaled;
        int fewer = scale;
        while (shorter % 10 == 0) {
            shorter /= 10;
            fewer--;
        }
        return valueOf(shorter, fewer);
    }

    /** Without needless zeros after the point, and with all zeros before it: as shown by a format without exponents. */
    public Decimal plain() {
        Decimal stripped = stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    public int signum() {
        return wide != null ? wide.signum() : Long.signum(unscaled);
    }

    public int scale() {
        return wide != null ? wide.scale() : scale;
    }

    /** The number of digits of the unscaled value; 1 for 0. */
    public int precision() {
        return wide != null ? wide.precision() : PowersOfTen.digits(unscaled);
    }

    /** The lowest 64 bits of the whole part. */
    @Override
    public long longValue() {
        if (wide != null || scale < 0) {
            return big().longValue();
        }
        return scale < PowersOfTen.COUNT ? unscaled / PowersOfTen.of(scale) : 0;
    }

    /** @throws ArithmeticException if it is not whole, or beyond a long */
    public long longValueExact() {
        return wide == null && scale == 0 ? unscaled : big().longValueExact();
    }

    @Override
    public int intValue() {
        return (int) longValue();
    }

    @Override
    public float floatValue() {
        return Float.parseFloat(toString());
    }

    /** The double nearest to it. */
    @Override
    public double doubleValue() {
        if (wide != null) {
            return wide.doubleValue();
        }
        if (scale == 0) {
            return unscaled;
        }
        // One division of exact operands is rounded once.
        return Math.abs(unscaled) <= MAX_EXACT && scale > 0 && scale < PowersOfTen.COUNT
                ? (double) unscaled / PowersOfTen.of(scale)
                : Double.parseDouble(toString());
    }

    /** Compares by value: 1.50 and 1.5 are equal here. */
    @Override
    public int compareTo(Decimal other) {
        if (wide != null || other.wide != null) {
            return big().compareTo(other.big());
        }
        int signs = Integer.compare(signum(), other.signum());
        if (signs != 0 || unscaled == 0) {
            return signs;
        }
        int common = Math.max(scale, other.scale);
        long left = PowersOfTen.times(unscaled, common - scale);
        long right = PowersOfTen.times(other.unscaled, common - other.scale);
        // Only one of them is scaled up, and if it overflows it is the one farther from 0.
        return left == PowersOfTen.OVERFLOW ? signum()
                : right == PowersOfTen.OVERFLOW ? -signum() : Long.compare(left, right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decimal that && unscaled == that.unscaled && scale == that.scale
                && Objects.equals(wide, that.wide);
    }

    @Override
    public int hashCode() {
        return wide != null ? wide.hashCode() : Long.hashCode(unscaled) * 31 + scale;
    }

    /** All digits, without an exponent. */
    public String toPlainString() {
        return wide != null ? wide.toPlainString() : DecimalText.plain(unscaled, scale);
    }

    /** With an exponent if the scale is negative or the number very small, so that reading it back gives the same number. */
    @Override
    public String toString() {
        return wide != null ? wide.toString() : DecimalText.canonical(unscaled, scale);
    }
}
