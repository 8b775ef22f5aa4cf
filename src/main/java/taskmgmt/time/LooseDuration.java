package taskmgmt.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Durations as other programs write them: {@code 1-02:03:04.5} and {@code 02:03} (the last part is always seconds),
 * {@code 1 day, 2:03:04}, {@code 1h 2m 3.5s}, {@code 350ms}, {@code PT5M30S}, and a bare number of seconds. None is
 * negative. Pure.
 */
public final class LooseDuration {
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    /** Ten thousand years: no real run takes longer. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(320_000_000_000L);
    private static final int MAX_LENGTH = 64;

    private LooseDuration() {}

    /** The duration, or null if the text is not one. */
    public static @Nullable Duration parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
            return null;
        }
        if (plain.charAt(0) == 'p') {
            return iso(plain);
        }
        BigDecimal seconds = plain.indexOf(':') >= 0 ? clock(plain) : units(plain);
        return seconds == null || seconds.compareTo(MAX_SECONDS) > 0 ? null : ofSeconds(seconds);
    }

    private static Duration ofSeconds(BigDecimal seconds) {
        BigDecimal rounded = seconds.setScale(NANO_DIGITS, RoundingMode.HALF_UP); // a third of a minute is 20 s, however many digits it has
        BigDecimal whole = rounded.setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(whole.longValueExact(), rounded.subtract(whole).multiply(NANOS).longValue());
    }

    private static @Nullable Duration iso(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.isNegative() ? null : duration;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code [days-]hours:minutes:seconds}, fewer parts from the left, or {@code N days, hours:minutes:seconds}. */
    private static @Nullable BigDecimal clock(String text) {
        int comma = text.indexOf(',');
        int dash = text.indexOf('-');
        int start = Math.max(comma, dash) + 1;
        BigDecimal days = BigDecimal.ZERO;
        if (start > 0) {
            String before = text.substring(0, start - 1).replace("days", "").replace("day", "").strip();
            if (!EpochTime.isNumber(before)) {
                return null;
            }
            days = new BigDecimal(before);
        }
        BigDecimal seconds = BigDecimal.ZERO;
        String[] parts = text.substring(start).strip().split(":", -1);
        for (String part : parts) {
            if (parts.length > 3 || !EpochTime.isNumber(part)) {
                return null;
            }
            seconds = seconds.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(part));
        }
        return seconds.add(days.multiply(BigDecimal.valueOf(86_400)));
    }

    /** Numbers, each with its unit; a single number may have no unit and counts seconds. */
    private static @Nullable BigDecimal units(String text) {
        if (EpochTime.isNumber(text)) {
            return new BigDecimal(text);
        }
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            int numberEnd = end(text, at, true);
            int unitEnd = end(text, skipBlanks(text, numberEnd), false);
            BigDecimal unit = unit(text.substring(skipBlanks(text, numberEnd), unitEnd));
            String number = text.substring(at, numberEnd);
            if (unit == null || !EpochTime.isNumber(number)) {
                return null;
            }
            sum = sum.add(new BigDecimal(number).multiply(unit));
            at = skipBlanks(text, unitEnd);
        }
        return sum;
    }

    private static int end(String text, int from, boolean ofNumber) {
        int at = from;
        while (at < text.length() && (ofNumber ? text.charAt(at) == '.' || Character.isDigit(text.charAt(at))
                : Character.isLetter(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
            at++;
        }
        return at;
    }

    private static @Nullable BigDecimal unit(String name) {
        return switch (name) {
            case "ns" -> BigDecimal.valueOf(1, 9);
            case "us", "µs", "μs" -> BigDecimal.valueOf(1, 6);
            case "ms", "msec", "millis" -> BigDecimal.valueOf(1, 3);
            case "s", "sec", "secs", "second", "seconds" -> BigDecimal.ONE;
            case "m", "min", "mins", "minute", "minutes" -> BigDecimal.valueOf(60);
            case "h", "hr", "hrs", "hour", "hours" -> BigDecimal.valueOf(3_600);
            case "d", "day", "days" -> BigDecimal.valueOf(86_400);
            case "w", "week", "weeks" -> BigDecimal.valueOf(604_800);
            default -> null;
        };
    }
}
