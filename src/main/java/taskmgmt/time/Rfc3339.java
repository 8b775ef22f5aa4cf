package taskmgmt.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as the logs hold them: RFC 3339, written in UTC with exactly six decimals and {@code Z}.
 *
 * <p>Written and read by hand because building a {@link java.time.format.DateTimeFormatter} costs a short-lived command
 * several milliseconds. Reading is lenient where other programs differ: a blank for {@code T}, any number of decimals,
 * a numeric offset, and no offset at all, which means UTC. Years run from 0000 to 9999.
 *
 * <p>What was written last is remembered, as all lines of a transaction have its moment, and each has it three times. May be used by
 * several threads.
 */
public final class Rfc3339 {
    private static final int NANOS_PER_MICRO = 1_000;

    private static volatile Written lastText = new Written(Instant.EPOCH, text(Instant.EPOCH));
    private static volatile Written lastDigits = new Written(Instant.EPOCH, digits(lastText.as));

    private Rfc3339() {}

    private record Written(Instant instant, String as) {}

    /** {@code 2025-11-17T16:43:28.024197Z}; anything finer than a microsecond is cut off. */
    public static String format(Instant instant) {
        Written last = lastText;
        if (!last.instant.equals(instant)) {
            last = new Written(instant, text(instant));
            lastText = last;
        }
        return last.as;
    }

    private static String text(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(27);
        int micros = utc.getNano() / NANOS_PER_MICRO;
        twoDigits(text, utc.getYear() / 100);
        twoDigits(text, utc.getYear() % 100).append('-');
        twoDigits(text, utc.getMonthValue()).append('-');
        twoDigits(text, utc.getDayOfMonth()).append('T');
        twoDigits(text, utc.getHour()).append(':');
        twoDigits(text, utc.getMinute()).append(':');
        twoDigits(text, utc.getSecond()).append('.');
        twoDigits(text, micros / 10_000);
        twoDigits(text, micros / 100 % 100);
        return twoDigits(text, micros % 100).append('Z').toString();
    }

    /** {@code 20251117164328024197}: the digits of {@link #format} alone, as ids use them. */
    public static String digits(Instant instant) {
        Written last = lastDigits;
        if (!last.instant.equals(instant)) {
            last = new Written(instant, digits(format(instant)));
            lastDigits = last;
        }
        return last.as;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(20);
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    /** The instant cut to the microseconds that a log can hold. */
    public static Instant toMicros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The instant that the text names, cut to microseconds; null where it is no timestamp. */
    public static @Nullable Instant parse(String text) {
        try {
            return text.length() < 10 ? null : parseChecked(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant parseChecked(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        if (text.length() == 10) {
            return LocalDateTime.of(year, month, day, 0, 0).toInstant(ZoneOffset.UTC);
        }
        if (text.length() < 19 || "Tt ".indexOf(text.charAt(10)) < 0 || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int end = fractionEnd(text);
        if (hour < 0 || minute < 0 || second < 0 || end < 0) {
            return null;
        }
        ZoneOffset offset = offset(text, end);
        if (offset == null) {
            return null;
        }
        // A leap second is a real time of day that java.time does not know: it becomes the last microsecond before it ends.
        boolean leapSecond = second == 60;
        int nanos = leapSecond ? 999_999_000 : micros(text, end) * NANOS_PER_MICRO;
        return LocalDateTime.of(year, month, day, hour, minute, leapSecond ? 59 : second, nanos).toInstant(offset);
    }

    private static int fractionEnd(String text) {
        if (text.length() == 19 || text.charAt(19) != '.') {
            return 19;
        }
        int end = 20;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == 20 ? -1 : end;
    }

    private static int micros(String text, int end) {
        int micros = 0;
        for (int i = 20; i < 26; i++) {
            micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return micros;
    }

    private static @Nullable ZoneOffset offset(String text, int from) {
        if (from == text.length() || (from + 1 == text.length() && "Zz".indexOf(text.charAt(from)) >= 0)) {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(from) == '+' ? 1 : text.charAt(from) == '-' ? -1 : 0;
        boolean colon = text.length() == from + 6 && text.charAt(from + 3) == ':';
        if (sign == 0 || !(colon || text.length() == from + 5)) {
            return null;
        }
        int hours = number(text, from + 1, from + 3);
        int minutes = number(text, text.length() - 2, text.length());
        return hours < 0 || minutes < 0 ? null : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A century beyond the range of the format gets as many digits as it needs. */
    private static StringBuilder twoDigits(StringBuilder text, int value) {
        return value > 99 ? text.append(value) : text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
