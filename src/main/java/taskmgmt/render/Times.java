package taskmgmt.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * How points in time are shown on a page.
 *
 * @param now      the time at which it is read
 * @param zone     the time zone in which they are shown
 * @param relative whether {@link Column.Kind#AGE ages} are counted from {@code now}
 */
public record Times(Instant now, ZoneId zone, boolean relative) {
    /** Exact, in UTC: for files and pipes. */
    public static final Times EXACT = new Times(Instant.EPOCH, ZoneOffset.UTC, false);

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** For anything older, people want to know the day. */
    private static final long MAX_RELATIVE = 60 * DAY;
    private static final String NOW = "now";
    private static final int MINUTES = "2025-01-31T12:00".length();

    /** To the second, with the offset of the zone. */
    public String exact(Instant instant) {
        // The usual case avoids a formatter, whose first use is slow.
        return zone.normalized().equals(ZoneOffset.UTC) ? Human.time(instant)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /** {@code 2025-01-31 12:00}, without the zone: for pages that name it once. */
    public String minute(Instant instant) {
        return instant.atZone(zone).toLocalDateTime().toString().substring(0, MINUTES).replace('T', ' ');
    }

    /** The time zone of the times, as a sentence. */
    public String said() {
        return zone.normalized().equals(ZoneOffset.UTC) ? "All times are UTC." : "Times are of " + zone.getId() + ", days are of UTC.";
    }

    /** {@code 3h ago}, {@code in 5m}, or the date if it is more than sixty days away; to the second if ages are not wanted. */
    public String age(Instant instant) {
        if (!relative) {
            return exact(instant);
        }
        long seconds = Duration.between(instant, now).toSeconds();
        if (Math.abs(seconds) > MAX_RELATIVE) {
            return instant.atZone(zone).toLocalDate().toString();
        }
        String length = length(Math.abs(seconds));
        return length.equals(NOW) ? NOW : seconds < 0 ? "in " + length : length + " ago";
    }

    private static String length(long seconds) {
        if (seconds == 0) {
            return NOW;
        }
        return seconds < MINUTE ? seconds + "s"
                : seconds < HOUR ? seconds / MINUTE + "m"
                        : seconds < 2 * DAY ? seconds / HOUR + "h" : seconds / DAY + "d";
    }
}
