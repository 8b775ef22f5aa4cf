package taskmgmt.queue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A part of each day in which no task starts: from the first time up to, but excluding, the second, past midnight if that is
 * earlier. Times are local wall-clock times: a night in which it is set takes as long as it takes.
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /** @throws IllegalArgumentException where both are the same */
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

    /** When the quiet hours are over that the moment is in; null where it is in none. */
    public @Nullable Instant end(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean quiet = overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        return !quiet ? null : local.toLocalDate().plusDays(overnight && !time.isBefore(from) ? 1 : 0).atTime(to).atZone(zone).toInstant();
    }
}
