package taskmgmt.imports.task;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.LooseTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeReading;

/**
 * Reads the lines of a system log in order, as daemons and {@code journalctl} write them, each optionally preceded by a priority in
 * angle brackets:
 *
 * <ul>
 * <li>{@code Jan  5 06:25:01 host CRON[4014]: message} (RFC 3164), with or without a fraction of a second
 * <li>{@code 2026-01-05T06:25:01.123456+01:00 host CRON[4014]: message}, and the same with a blank between date and time, or
 *     with seconds since 1970 in its place
 * <li>{@code Mon 2026-01-05 06:25:01 UTC host CRON[4014]: message}; any zone other than UTC is taken to be the zone of the source
 * <li>{@code 1 2026-01-05T06:25:01Z host CRON 4014 - - message} (RFC 5424), whose structured data is skipped
 * </ul>
 *
 * <p>A date without a year gets the latest year that puts it no more than a day after the log was written. In an hour that the
 * clock repeats, a time that would be earlier than that of the previous line is in the second one.
 */
final class SyslogReader {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final int DATE_LENGTH = "2026-01-05".length();
    private static final int CLOCK_LENGTH = "06:25:01".length();

    /** Any span of this many years contains a 29 February. */
    private static final int LEAP_YEARS = 8;

    /** The fields of an RFC 5424 line before its structured data: time, host, program, process, kind of message. */
    private static final int HEADER_FIELDS = 5;

    private final LooseTime times;
    private final Instant reference;
    private @Nullable Instant before;

    /** @param reference when the log was written */
    SyslogReader(LooseTime times, Instant reference) {
        this.times = times;
        this.reference = reference;
    }

    /** A line whose time has been read, and the rest of it. */
    private record Timed(Instant at, String rest) {}

    /** The line; null if it is not a line of a system log. */
    @Nullable SyslogLine read(String line) {
        int close = line.startsWith("<") ? line.indexOf('>') : -1;
        String text = line.substring(close + 1);
        SyslogLine read = text.startsWith("1 ") ? structured(text.substring(2)) : plain(text);
        if (read != null) {
            before = read.at();
        }
        return read;
    }

    private @Nullable SyslogLine plain(String text) {
        Timed timed = MONTHS.contains(start(text)) ? dated(text)
                : DAYS.contains(start(text)) && text.startsWith(" ", 3) ? zoned(text.substring(4)) : full(text);
        return timed == null ? null : said(timed.at(), timed.rest().strip());
    }

    private static String start(String text) {
        return text.length() > 3 ? text.substring(0, 3) : "";
    }

    private static @Nullable SyslogLine said(Instant at, String text) {
        int hostEnd = text.indexOf(' ');
        int colon = hostEnd < 0 ? -1 : text.indexOf(": ", hostEnd);
        if (colon < 0) {
            return null;
        }
        String tag = text.substring(hostEnd + 1, colon).strip();
        int bracket = tag.indexOf('[');
        boolean isClosed = bracket >= 0 && tag.endsWith("]");
        return line(at, text.substring(0, hostEnd), bracket < 0 ? tag : tag.substring(0, bracket),
                isClosed ? tag.substring(bracket + 1, tag.length() - 1) : "", text.substring(colon + 2));
    }

    private static SyslogLine line(Instant at, String host, String program, String pid, String message) {
        return new SyslogLine(at, host, program.substring(program.lastIndexOf('/') + 1), number(pid), message.strip());
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private @Nullable SyslogLine structured(String text) {
        String[] parts = text.split(" ", HEADER_FIELDS + 1);
        Instant at = parts.length > HEADER_FIELDS ? instant(parts[0]) : null;
        return at == null ? null : line(at, parts[1], parts[2], parts[3], withoutData(parts[HEADER_FIELDS]));
    }

    /** The text after the structured data: {@code -}, or elements in brackets, in whose quotes a bracket closes nothing. */
    private static String withoutData(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        boolean isQuoted = false;
        boolean isInside = false;
        while (at < text.length() && (isInside || text.charAt(at) == '[')) {
            char c = text.charAt(at);
            isInside = isQuoted || c != ']';
            isQuoted = (c == '"') != isQuoted;
            at += isQuoted && c == '\\' ? 2 : 1;
        }
        String message = at < text.length() ? text.substring(at).strip() : "";
        return message.startsWith("\uFEFF") ? message.substring(1) : message;
    }

    /** {@code 2026-01-05T06:25:01Z …}, {@code 2026-01-05 06:25:01 …} or {@code 1767594301.123456 …}. */
    private @Nullable Timed full(String text) {
        int end = text.indexOf(' ');
        if (end == DATE_LENGTH && text.startsWith("-", 4)) {
            end = text.indexOf(' ', end + 1);
        }
        Instant at = end < 0 || !isTime(text.substring(0, end)) ? null : instant(text.substring(0, end));
        return at == null ? null : new Timed(at, text.substring(end));
    }

    /** Stricter than elsewhere, because lines of other programs begin with small numbers and bare dates. */
    private static boolean isTime(String text) {
        boolean isEpoch = text.indexOf('.') == 10;
        return text.length() >= DATE_LENGTH + 1 + CLOCK_LENGTH || isEpoch;
    }

    /** {@code 2026-01-05 06:25:01 UTC …}, after the day of the week. */
    private @Nullable Timed zoned(String text) {
        String[] parts = text.split(" ", 4);
        Instant at = parts.length < 4 ? null : instant(parts[0] + " " + parts[1] + (parts[2].equals("UTC") ? "Z" : ""));
        return at == null ? null : new Timed(at, parts[3]);
    }

    private @Nullable Timed dated(String text) {
        int end = text.indexOf(' ', text.length() > 7 ? 7 : 0);
        if (end < 15) {
            return null;
        }
        try {
            Instant at = inYear(MONTHS.indexOf(text.substring(0, 3)) + 1, Integer.parseInt(text.substring(4, 6).strip()),
                    text.substring(7, end));
            return at == null ? null : new Timed(at, text.substring(end));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant inYear(int month, int day, String clock) {
        Instant latest = reference.plus(1, ChronoUnit.DAYS);
        int last = LocalDateTime.ofInstant(latest, times.zone()).getYear();
        for (int year = last; year > last - LEAP_YEARS; year--) {
            Instant at = at(year, month, day, clock);
            if (at != null && !at.isAfter(latest)) {
                return at;
            }
        }
        return null;
    }

    private @Nullable Instant at(int year, int month, int day, String clock) {
        String date = Rfc3339.format(LocalDateTime.of(year, month, 1, 0, 0).toInstant(ZoneOffset.UTC)).substring(0, 8);
        return instant(date + (day < 10 ? "0" : "") + day + " " + clock);
    }

    private @Nullable Instant instant(String text) {
        return times.read(text, before) instanceof TimeReading.At read ? read.instant() : null;
    }
}
