package taskmgmt.json;

import java.nio.charset.StandardCharsets;

/** The value of a valid JSON number. */
final class JsonNumber {
    /** Powers of ten that a double holds exactly, up to the digits that fit in 53 bits. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int EXACT_DIGITS = 15;

    private JsonNumber() {}

    /**
     * The nearest double. A number of at most 15 digits is one division of two exact doubles, which rounds correctly; others are
     * left to the library.
     */
    static double toDouble(byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        long digits = 0;
        int point = end;
        if (end - start > EXACT_DIGITS) {
            return parse(bytes, start, end);
        }
        for (int i = negative ? start + 1 : start; i < end; i++) {
            if (bytes[i] == '.') {
                point = i + 1;
            } else if (bytes[i] >= '0' && bytes[i] <= '9') {
                digits = digits * 10 + (bytes[i] - '0');
            } else {
                return parse(bytes, start, end);
            }
        }
        double value = digits / POWERS_OF_TEN[end - point];
        return negative ? -value : value;
    }

    private static double parse(byte[] bytes, int start, int end) {
        return Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    /** The number as a long; {@code otherwise} if it has a fraction or an exponent or is beyond the range. */
    static long toLong(byte[] bytes, int start, int end, long otherwise) {
        boolean negative = bytes[start] == '-';
        long value = 0;
        // Counting down from zero reaches the smallest long, which has no positive counterpart.
        for (int i = negative ? start + 1 : start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                return otherwise;
            }
            value = value * 10 - digit;
        }
        return negative ? value : value == Long.MIN_VALUE ? otherwise : -value;
    }
}
