package taskmgmt.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that count from 1970-01-01T00:00:00Z, in a unit that follows from their magnitude: below 10<sup>11</sup> seconds (up to
 * the year 5138), below 10<sup>14</sup> milliseconds (from 1973), below 10<sup>17</sup> microseconds, otherwise nanoseconds. Pure.
 */
final class EpochTime {
    private static final BigDecimal MAX_SECONDS = BigDecimal.TEN.pow(11);
    private static final BigDecimal MAX_MILLIS = BigDecimal.TEN.pow(14);
    private static final BigDecimal MAX_MICROS = BigDecimal.TEN.pow(17);
    private static final BigDecimal MAX_NANOS = BigDecimal.TEN.pow(20);
    private static final int NANO_DIGITS = 9;
    /** More digits than any clock has: not worth the arithmetic. */
    private static final int MAX_LENGTH = 40;

    private EpochTime() {}

    /** The time, or null if the text is not a number or is beyond all calendars. A negative number, before 1970, is not a time. */
    static TimeReading.@Nullable At read(String text) {
        if (!isNumber(text)) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        if (number.compareTo(MAX_NANOS) >= 0) {
            return null;
        }
        if (number.compareTo(MAX_SECONDS) < 0) {
            return at(number, 0, TimeReading.Form.SECONDS);
        }
        if (number.compareTo(MAX_MILLIS) < 0) {
            return at(number, 3, TimeReading.Form.MILLIS);
        }
        return number.compareTo(MAX_MICROS) < 0 ? at(number, 6, TimeReading.Form.MICROS) : at(number, 9, TimeReading.Form.NANOS);
    }

    private static TimeReading.@Nullable At at(BigDecimal number, int digits, TimeReading.Form form) {
        BigDecimal seconds = number.movePointLeft(digits);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
        try {
            return new TimeReading.At(Rfc3339.toMicros(Instant.ofEpochSecond(whole.longValueExact(), nanos)), form);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** Digits, with at most one point between them. */
    static boolean isNumber(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            if ((c < '0' || c > '9') && (c != '.' || i == 0 || i == text.length() - 1)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_LENGTH && points <= 1;
    }
}
