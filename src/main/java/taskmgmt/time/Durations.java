package taskmgmt.time;

import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import taskmgmt.number.Decimal;

/** Durations as people type them: {@code 250ms 90s 15m 2h 1.5h 1h30m 7d 2w}, or ISO 8601 ({@code PT5M}). */
public final class Durations {
    private static final String FORMS = "write 90s, 15m, 2h or 7d";
    private static final Decimal NANOS_PER_SECOND = Decimal.valueOf(1_000_000_000);
    /** A thousand years: nobody means more, and its nanoseconds are far from any later overflow. */
    private static final Decimal MAX_SECONDS = Decimal.valueOf(365_250L * 24 * 60 * 60);
    private static final Decimal LONGEST = Decimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_CHARACTERS = 40;

    private Durations() {}

    /** @throws IllegalArgumentException if it is not a duration, negative, or longer than a thousand years */
    public static Duration parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("that is too long to be a duration; " + FORMS);
        }
        if (text.startsWith("P") || text.startsWith("p")) {
            return iso(text);
        }
        Decimal seconds = Decimal.ZERO;
        int position = 0;
        do {
            int unit = endOfNumber(text, position);
            int next = endOfUnit(text, unit);
            seconds = seconds.add(number(text, position, unit).multiply(secondsIn(text, text.substring(unit, next))));
            position = next;
        } while (position < text.length());
        return checked(text, seconds);
    }

    /** @throws IllegalArgumentException if it is not a duration, or is 0 */
    public static Duration positive(String text) {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("is 0: give it a duration, as in 10s");
        }
        return duration;
    }

    /** The exact duration in a form that {@link #parse} accepts, in the largest units: {@code 1h30m}, {@code 0.2s}. */
    public static String text(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            return duration.isZero() ? "0s" : "-" + text(duration.negated());
        }
        StringBuilder text = new StringBuilder();
        part(text, duration.toDays(), "d");
        part(text, duration.toHoursPart(), "h");
        part(text, duration.toMinutesPart(), "m");
        if (duration.toSecondsPart() > 0 || duration.toNanosPart() > 0) {
            text.append(Decimal.valueOf(duration.toSecondsPart()).add(Decimal.valueOf(duration.toNanosPart(), 9)).stripTrailingZeros().toPlainString())
                    .append('s');
        }
        return text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }

    /** This many seconds, to the nanosecond; the maximum duration if that is too long. */
    public static Duration ofSeconds(Decimal seconds) {
        Decimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        if (whole.abs().compareTo(LONGEST) > 0) {
            return Duration.ofSeconds(seconds.signum() < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE);
        }
        return Duration.ofSeconds(whole.longValue(), seconds.subtract(whole).multiply(NANOS_PER_SECOND).longValue());
    }

    private static Duration iso(String text) {
        try {
            Duration duration = Duration.parse(text);
            Decimal fraction = Decimal.valueOf(duration.toNanosPart(), 9);
            return checked(text, Decimal.valueOf(duration.toSeconds()).add(fraction));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; " + FORMS, e);
        }
    }

    private static Duration checked(String text, Decimal seconds) {
        if (seconds.signum() < 0) {
            throw new IllegalArgumentException("'" + text + "' is negative; " + FORMS);
        }
        if (seconds.compareTo(MAX_SECONDS) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than a thousand years");
        }
        Decimal whole = Decimal.valueOf(seconds.longValue());
        return Duration.ofSeconds(whole.longValue(), seconds.subtract(whole).multiply(NANOS_PER_SECOND).longValue());
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    private static int endOfUnit(String text, int start) {
        int end = start;
        while (end < text.length() && !isDigit(text.charAt(end)) && text.charAt(end) != '.') {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Decimal number(String text, int start, int end) {
        try {
            return Decimal.parse(text.substring(start, end));
        } catch (NumberFormatException e) {
            String problem = text.startsWith("-") ? "is negative" : "is not a duration";
            throw new IllegalArgumentException("'" + text + "' " + problem + "; " + FORMS, e);
        }
    }

    private static Decimal secondsIn(String text, String unit) {
        return switch (unit) {
            case "ms" -> Decimal.valueOf(1, 3);
            case "s" -> Decimal.valueOf(1);
            case "m" -> Decimal.valueOf(60);
            case "h" -> Decimal.valueOf(60 * 60);
            case "d" -> Decimal.valueOf(24 * 60 * 60);
            case "w" -> Decimal.valueOf(7 * 24 * 60 * 60);
            case "" -> throw new IllegalArgumentException("'" + text + "' has no unit; " + FORMS);
            default -> throw new IllegalArgumentException("'" + text + "' has no unit we know; " + FORMS);
        };
    }
}
