package taskmgmt.number;

/** The powers of ten that fit in a long. */
final class PowersOfTen {
    /** How many there are: 10^0 to 10^18. */
    static final int COUNT = 19;

    /** Represents a result that does not fit; never a real result. */
    static final long OVERFLOW = Long.MIN_VALUE;

    private static final long[] POWERS = new long[COUNT];

    static {
        long power = 1;
        for (int i = 0; i < COUNT; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private PowersOfTen() {}

    /** @param exponent 0 to 18 */
    static long of(int exponent) {
        return POWERS[exponent];
    }

    /**
     * The number times a power of ten, or {@link #OVERFLOW}.
     *
     * @param number   any but Long.MIN_VALUE
     * @param exponent 0 or more
     */
    static long times(long number, int exponent) {
        if (exponent == 0 || number == 0) {
            return number;
        }
        if (exponent >= COUNT) {
            return OVERFLOW;
        }
        long product = number * POWERS[exponent];
        return Math.multiplyHigh(number, POWERS[exponent]) == product >> Long.SIZE - 1 ? product : OVERFLOW;
    }

    /** How many digits the number has; 1 for 0. */
    static int digits(long number) {
        long rest = Math.abs(number);
        int digits = 1;
        while (digits < COUNT && rest >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }
}
