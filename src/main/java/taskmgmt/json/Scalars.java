package taskmgmt.json;

import java.math.BigInteger;
import java.time.Duration;
import taskmgmt.number.Decimal;

/** Numbers and durations as written in output for programs: JSON, YAML, CSV. */
public final class Scalars {
    private static final int MAX_PLAIN_DIGITS = 40;

    private Scalars() {}

    /** Seconds as a decimal number, without needless zeros and without an exponent. */
    public static String seconds(Duration duration) {
        Decimal fraction = Decimal.valueOf(duration.getNano(), 9);
        Decimal seconds = Decimal.valueOf(duration.getSeconds()).add(fraction);
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }

    /**
     * A number in full, without an exponent unless that would take very many digits.
     *
     * @throws IllegalArgumentException for infinities and NaN, which none of the output formats can represent
     */
    public static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(value + " is not a number that can be written");
            }
            return decimal(Decimal.valueOf(value));
        }
        boolean whole = number instanceof Long || number instanceof Integer || number instanceof BigInteger;
        return whole ? number.toString() : decimal(Decimal.of(number));
    }

    private static String decimal(Decimal decimal) {
        int digits = Math.max(decimal.precision() - Math.min(decimal.scale(), 0), decimal.scale());
        return digits <= MAX_PLAIN_DIGITS ? decimal.toPlainString() : decimal.toString();
    }
}
