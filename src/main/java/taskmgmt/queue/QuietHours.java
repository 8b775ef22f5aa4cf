package taskmgmt.queue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A part of each day in which no task starts: from the first time up to, but excluding, the second, past midnight if the second is
 * earlier. Times are local wall-clock times, so quiet hours are longer or shorter on a night when the clocks change.
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /** @throws IllegalArgumentException if both are the same */
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours from " + from + " to " + to + " are none");
        }
    }

    /** Reads {@code 22:00-06:00}. */
    public static QuietHours parse(String text) {
        int dash = text.indexOf('-');
        try {
            return new QuietHours(LocalTime.parse(text.substring(0, Math.max(0, dash)).strip()), LocalTime.parse(text.substring(dash + 1).strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' are no quiet hours; write 22:00-06:00", e);
        }
    }

    public String text() {
        return from + "-" + to;
    }

    /** The end of the quiet hours that contain the moment; null if it is not in quiet hours. */
    public @Nullable Instant end(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean quiet = overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        return !quiet ? null : local.toLocalDate().plusDays(overnight && !time.isBefore(from) ? 1 : 0).atTime(to).atZone(zone).toInstant();
    }
}
