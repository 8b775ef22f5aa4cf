package taskmgmt.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as other programs write them: RFC 3339 in its common loose spellings, ISO 8601's basic format, the date of a mail
 * header, and numbers that count from 1970 ({@link EpochTime}). It distinguishes placeholders for "no time" from text that cannot
 * be read. Immutable.
 *
 * <p>These mean "no time": empty text and words such as {@code Unknown}, {@code None} and {@code -}; every time in the year 0 and
 * on 0001-01-01, which are the zero values of databases and of some languages; and 1970-01-01 at midnight or without a time of day,
 * which comes from a clock that was never set.
 */
public final class LooseTime {
    private static final Set<String> NO_TIME = Set.of("", "-", "--", "-1", "unknown", "none", "null", "nil", "n/a", "na", "nan", "nat",
            "never", "undefined", "\\n", "not set", "inf", "infinity");
    private static final LocalDate GO_ZERO = LocalDate.of(1, 1, 1);

    private final ZoneId zone;
    private final @Nullable DateTimeFormatter pattern;

    /**
     * @param zone    the time zone of times that name none
     * @param pattern the format of times that are in none of the common forms; null for the common forms only
     */
    public LooseTime(ZoneId zone, @Nullable DateTimeFormatter pattern) {
        this.zone = zone;
        this.pattern = pattern;
    }

    /** For times that are in UTC unless they say otherwise. */
    public static LooseTime utc() {
        return new LooseTime(ZoneOffset.UTC, null);
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether the text is a placeholder that programs write for a missing time, or for any missing value. */
    public static boolean isAbsent(String text) {
        return NO_TIME.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    public TimeReading read(@Nullable Object value) {
        return read(value, null);
    }

    /**
     * @param value     a text, a number, or null
     * @param notBefore the time of something known to be earlier; in a repeated hour, it decides which of the two is meant
     */
    public TimeReading read(@Nullable Object value, @Nullable Instant notBefore) {
        String text = value == null ? "" : value.toString().strip();
        if (isAbsent(text)) {
            return new TimeReading.Absent();
        }
        TimeReading.At at;
        try {
            at = pattern == null ? usual(text, notBefore) : patterned(pattern, text, notBefore);
        } catch (DateTimeException e) {
            return zeroDate(text) ? new TimeReading.Absent() : new TimeReading.Unreadable();
        }
        if (at == null) {
            return new TimeReading.Unreadable();
        }
        return isZero(at, text) ? new TimeReading.Absent() : at;
    }

    /** {@code 0000-00-00}, which databases keep for no date, exists in no calendar. */
    private static boolean zeroDate(String text) {
        return text.startsWith("0000-00-00");
    }

    private boolean isZero(TimeReading.At at, String text) {
        LocalDate date = LocalDate.ofInstant(at.instant(), at.form() == TimeReading.Form.LOCAL ? zone : ZoneOffset.UTC);
        boolean epoch = at.instant().equals(Instant.EPOCH)
                || (text.startsWith("1970-01-01") && (text.length() == 10 || text.startsWith("00:00:00", 11)));
        return epoch || date.getYear() == 0 || date.equals(GO_ZERO);
    }

    private TimeReading.@Nullable At usual(String text, @Nullable Instant notBefore) {
        LocalDateTime basic = BasicTime.digits(text);
        if (basic != null) {
            return local(basic, notBefore);
        }
        TimeReading.At epoch = EpochTime.read(text);
        if (epoch != null) {
            return epoch;
        }
        if (Character.isLetter(text.charAt(0))) {
            return new TimeReading.At(
                    Rfc3339.toMicros(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))), TimeReading.Form.OFFSET);
        }
        TimeText parsed = TimeText.parse(withoutZoneName(text));
        if (parsed == null) {
            return null;
        }
        ZoneOffset offset = parsed.offset();
        return offset == null ? local(parsed.local(), notBefore)
                : new TimeReading.At(Rfc3339.toMicros(parsed.local().toInstant(offset)), TimeReading.Form.OFFSET);
    }

    /**
     * Go writes the name of the zone after the offset, {@code 2026-01-05 09:00:00 +0200 EET} or {@code -0400 -04}, and its
     * monotonic clock as {@code m=+0.01}.
     */
    private static String withoutZoneName(String text) {
        int clock = text.indexOf(" m=");
        String plain = clock < 0 ? text : text.substring(0, clock);
        int name = plain.lastIndexOf(' ');
        int offset = plain.lastIndexOf(' ', name - 1) + 1;
        boolean isOffset = name - offset == "+0200".length() && (plain.charAt(offset) == '+' || plain.charAt(offset) == '-');
        return isOffset ? plain.substring(0, name) : text;
    }

    private TimeReading.At local(LocalDateTime time, @Nullable Instant notBefore) {
        return new TimeReading.At(Rfc3339.toMicros(ZoneRule.instant(time, zone, notBefore)), TimeReading.Form.LOCAL);
    }

    private TimeReading.At patterned(DateTimeFormatter format, String text, @Nullable Instant notBefore) {
        TemporalAccessor parsed = format.parse(text);
        ZoneId own = parsed.query(TemporalQueries.zone());
        if (own != null) {
            return new TimeReading.At(Rfc3339.toMicros(Instant.from(parsed)), TimeReading.Form.OFFSET);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return local(LocalDateTime.of(LocalDate.from(parsed), time == null ? LocalTime.MIDNIGHT : time), notBefore);
    }
}
