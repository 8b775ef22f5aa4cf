package taskmgmt.number;

import java.math.RoundingMode;

/** Division of whole numbers with rounding, over 128 bits in between. */
final class Quotient {
    private Quotient() {}

    /**
     * The number times {@code 10^raise} divided by the divisor, rounded; {@link PowersOfTen#OVERFLOW} if that does not fit, or if
     * only BigDecimal can answer the request.
     *
     * @param number  any but Long.MIN_VALUE
     * @param divisor any but 0 and Long.MIN_VALUE
     */
    static long of(long number, long divisor, long raise, RoundingMode mode) {
        boolean negative = (number ^ divisor) < 0;
        long above = Math.abs(number);
        long below = Math.abs(divisor);
        if (number == 0) {
            return 0;
        }
        if (raise < 0) {
            return divideByMore(above, below, -raise, negative, mode);
        }
        if (raise >= PowersOfTen.COUNT) {
            return PowersOfTen.OVERFLOW;
        }
        long power = PowersOfTen.of((int) raise);
        return divide(Math.multiplyHigh(above, power), above * power, below, negative, mode);
    }

    /** Divides by the divisor times {@code 10^exponent}, where the exponent is 1 or more. */
    private static long divideByMore(long number, long divisor, long exponent, boolean negative, RoundingMode mode) {
        int most = (int) Math.min(exponent, Integer.MAX_VALUE);
        long larger = PowersOfTen.times(divisor, most);
        if (larger != PowersOfTen.OVERFLOW) {
            return divide(0, number, larger, negative, mode);
        }
        long tenth = PowersOfTen.times(divisor, most - 1);
        boolean small = tenth == PowersOfTen.OVERFLOW || tenth > Long.MAX_VALUE / 5;
        return rounded(0, small ? -1 : Long.compare(number, tenth * 5), negative, mode);
    }

    /** Divides {@code high * 2^64 + low}, which is less than 2^127; bit by bit if it does not fit in a long. */
    private static long divide(long high, long low, long divisor, boolean negative, RoundingMode mode) {
        if (high == 0 && low >= 0) {
            return rounded(low / divisor, low % divisor, divisor, negative, mode);
        }
        if (high >= divisor) {
            return PowersOfTen.OVERFLOW;
        }
        long rest = high;
        long quotient = 0;
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            rest = rest << 1 | low >>> bit & 1;
            quotient <<= 1;
            // The rest was less than the divisor, so twice it is less than 2^64.
            if (Long.compareUnsigned(rest, divisor) >= 0) {
                rest -= divisor;
                quotient |= 1;
            }
        }
        return quotient < 0 ? PowersOfTen.OVERFLOW : rounded(quotient, rest, divisor, negative, mode);
    }

    private static long rounded(long quotient, long rest, long divisor, boolean negative, RoundingMode mode) {
        if (rest == 0) {
            return negative ? -quotient : quotient;
        }
        return rounded(quotient, Long.compare(rest, divisor - rest), negative, mode);
    }

    /** @param half negative, 0 or positive if the remainder, which is not zero, is less than, equal to, or more than a half */
    private static long rounded(long quotient, int half, boolean negative, RoundingMode mode) {
        boolean away;
        if (mode == RoundingMode.HALF_UP) {
            away = half >= 0;
        } else if (mode == RoundingMode.HALF_EVEN) {
            away = half > 0 || half == 0 && (quotient & 1) == 1;
        } else if (mode == RoundingMode.FLOOR) {
            away = negative;
        } else {
            return PowersOfTen.OVERFLOW;
        }
        long result = away ? quotient + 1 : quotient; // Long.MIN_VALUE, which is OVERFLOW, if adding one overflows
        return negative ? -result : result;
    }
}
