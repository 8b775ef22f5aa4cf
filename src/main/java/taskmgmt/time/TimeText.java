package taskmgmt.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date and a time of day as text: {@code 2026-01-05T08:00:00.5+01:00} and similar. The date may have slashes; the time may lack
 * its seconds or be missing; {@code T} may be one or more blanks; the decimals may follow a comma; the offset may lack its colon or
 * its minutes, follow a blank, be {@code UTC} or {@code GMT}, and be followed by a zone in brackets; {@code 20260105T080000Z} is
 * the same in basic format.
 *
 * @param offset null if the text has none
 */
record TimeText(LocalDateTime local, @Nullable ZoneOffset offset) {
    /** @throws DateTimeException if it has the form of a time but is in no calendar */
    static @Nullable TimeText parse(String text) {
        return new Reading(text).time();
    }

    /** Reads from left to right; null or -1 if something unexpected is found. */
    private static final class Reading {
        private static final int NANO_DIGITS = 9;

        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        @Nullable TimeText time() {
            int year = digits(4);
            char separator = peek();
            boolean extended = separator == '-' || separator == '/';
            boolean dated = year >= 0 && (!extended || skip(separator));
            int month = dated ? digits(2) : -1;
            dated = month >= 0 && (!extended || skip(separator));
            int day = dated ? digits(2) : -1;
            if (day < 0) {
                return null;
            }
            if (at == text.length()) {
                return new TimeText(LocalDateTime.of(year, month, day, 0, 0), null);
            }
            return skipBetween() ? withTime(year, month, day) : null;
        }

        private @Nullable TimeText withTime(int year, int month, int day) {
            int hour = digits(2);
            boolean colons = skip(':');
            int minute = hour < 0 ? -1 : digits(2);
            boolean hasSeconds = colons ? skip(':') : isDigit(peek());
            int second = hasSeconds ? digits(2) : 0;
            int nanos = hasSeconds && (peek() == '.' || peek() == ',') ? decimals() : 0;
            if (minute < 0 || second < 0 || nanos < 0) {
                return null;
            }
            boolean leapSecond = second == 60;
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, leapSecond ? 59 : second,
                    leapSecond ? 999_999_000 : nanos);
            return withOffset(local);
        }

        private @Nullable TimeText withOffset(LocalDateTime local) {
            while (skip(' ')) {
                // between the time and its offset
            }
            if (at == text.length()) {
                return new TimeText(local, null);
            }
            ZoneOffset offset = offset();
            if (offset != null && peek() == '[') {
                at = text.indexOf(']', at) + 1;
            }
            return offset == null || at != text.length() ? null : new TimeText(local, offset);
        }

        private @Nullable ZoneOffset offset() {
            if (word("UTC") || word("GMT") || skip('Z') || skip('z')) {
                return ZoneOffset.UTC;
            }
            int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
            int hours = sign == 0 ? -1 : digits(2);
            skip(':');
            int minutes = isDigit(peek()) ? digits(2) : 0;
            return hours < 0 || minutes < 0 ? null : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }

        private boolean word(String word) {
            boolean found = text.startsWith(word, at);
            at += found ? word.length() : 0;
            return found;
        }

        private boolean skipBetween() {
            if (skip('T') || skip('t') || skip('_')) {
                return true;
            }
            int before = at;
            while (skip(' ')) {
                // any number of them
            }
            return at > before;
        }

        private int decimals() {
            at++;
            int nanos = 0;
            int count = 0;
            while (isDigit(peek())) {
                nanos = count < NANO_DIGITS ? nanos * 10 + peek() - '0' : nanos;
                count++;
                at++;
            }
            for (int i = count; i < NANO_DIGITS; i++) {
                nanos *= 10;
            }
            return count == 0 ? -1 : nanos;
        }

        private int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                if (!isDigit(peek())) {
                    return -1;
                }
                value = value * 10 + text.charAt(at++) - '0';
            }
            return value;
        }

        private boolean skip(char c) {
            boolean found = peek() == c && at < text.length();
            at += found ? 1 : 0;
            return found;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
