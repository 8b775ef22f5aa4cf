package taskmgmt.imports.task;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.LooseTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeReading;

/** One line of a system log: {@code Jan  5 06:25:01 host CRON[4014]: message}, or with a full timestamp at its start. */
record SyslogLine(Instant at, String host, String program, long pid, String message) {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** The user that a message about a session names. */
    static String userOf(String message) {
        int at = message.indexOf("for user ");
        if (at < 0) {
            return "";
        }
        int start = at + "for user ".length();
        int end = start;
        while (end < message.length() && message.charAt(end) != ' ' && message.charAt(end) != '(') {
            end++;
        }
        return message.substring(start, end);
    }

    /**
     * Reads lines in the order of the log. A date without its year is of the year that makes it the latest one not more than
     * a day after the log was written. An hour that the clock repeats is the second one where the line before was later.
     */
    static final class Reader {
        private final LooseTime times;
        private final Instant reference;
        private @Nullable Instant before;

        Reader(LooseTime times, Instant reference) {
            this.times = times;
            this.reference = reference;
        }

        /** Null where it is not a line of a system log. */
        @Nullable SyslogLine read(String line) {
            String text = line.startsWith("<") && line.indexOf('>') > 0 ? line.substring(line.indexOf('>') + 1) : line;
            boolean hasMonth = text.length() > 16 && MONTHS.contains(text.substring(0, 3));
            int end = hasMonth ? 15 : text.indexOf(' ');
            Instant at = end <= 0 ? null : hasMonth ? dated(text) : full(text.substring(0, end));
            if (at == null) {
                return null;
            }
            before = at;
            return rest(at, text.substring(end).strip());
        }

        private static @Nullable SyslogLine rest(Instant at, String text) {
            int hostEnd = text.indexOf(' ');
            int colon = hostEnd < 0 ? -1 : text.indexOf(": ", hostEnd);
            if (colon < 0) {
                return null;
            }
            String tag = text.substring(hostEnd + 1, colon).strip();
            int bracket = tag.indexOf('[');
            String program = bracket < 0 ? tag : tag.substring(0, bracket);
            return new SyslogLine(at, text.substring(0, hostEnd), program.substring(program.lastIndexOf('/') + 1), pid(tag, bracket),
                    text.substring(colon + 2).strip());
        }

        private static long pid(String tag, int bracket) {
            try {
                return bracket < 0 || !tag.endsWith("]") ? -1 : Long.parseLong(tag.substring(bracket + 1, tag.length() - 1));
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        private @Nullable Instant full(String text) {
            return text.length() >= 19 && times.read(text, before) instanceof TimeReading.At at ? at.instant() : null;
        }

        private @Nullable Instant dated(String text) {
            try {
                int month = MONTHS.indexOf(text.substring(0, 3)) + 1;
                int day = Integer.parseInt(text.substring(4, 6).strip());
                String clock = text.substring(7, 15);
                ZoneId zone = times.zone();
                int year = LocalDateTime.ofInstant(reference.plus(1, ChronoUnit.DAYS), zone).getYear();
                Instant at = at(year, month, day, clock);
                return at != null && at.isAfter(reference.plus(1, ChronoUnit.DAYS)) ? at(year - 1, month, day, clock) : at;
            } catch (NumberFormatException | DateTimeException e) {
                return null;
            }
        }

        private @Nullable Instant at(int year, int month, int day, String clock) {
            String date = Rfc3339.format(LocalDateTime.of(year, month, 1, 0, 0).toInstant(java.time.ZoneOffset.UTC)).substring(0, 8);
            return times.read(date + (day < 10 ? "0" : "") + day + " " + clock, before) instanceof TimeReading.At read
                    ? read.instant() : null;
        }
    }
}
