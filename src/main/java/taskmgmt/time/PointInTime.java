package taskmgmt.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Points in time as people type them. A date means the whole day: as a start, its first moment; as an end, the first moment of the
 * next day. If no zone is given, the zone passed to {@link When} applies.
 */
public final class PointInTime {
    private static final int DATE_LENGTH = "2025-01-31".length();
    private static final int TIME_LENGTH = "2025-01-31T12:00".length();

    /** The end of the year 9999, the last that RFC 3339 can express. */
    public static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);
    private static final String FORMS = "write 2025-01-31T12:00:00Z, 2025-01-31 or 2h (that long ago)";

    private PointInTime() {}

    /** A point in time that may depend on when the command runs. */
    public sealed interface When {
        /** The moment, or the first one of a day. */
        Instant at(Instant now, ZoneId zone);

        /** The exclusive end of something that reaches up to this: after the last moment of a day. */
        default Instant end(Instant now, ZoneId zone) {
            return at(now, zone);
        }

        /** The same point, in this zone if it does not name its own. */
        default When in(ZoneId zone) {
            return new Placed(this, zone);
        }

        /** {@link #at(Instant, ZoneId)} in UTC. */
        default Instant at(Instant now) {
            return at(now, ZoneOffset.UTC);
        }
    }

    /** A day, or a moment of one, on the clocks of a zone that is given later. */
    public record Local(LocalDateTime time, boolean isDay) implements When {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return ZoneRule.instant(time, zone, null);
        }

        @Override
        public Instant end(Instant now, ZoneId zone) {
            return isDay ? ZoneRule.instant(time.plusDays(1), zone, null) : at(now, zone);
        }
    }

    /** A point on the clocks of a given zone. */
    private record Placed(When when, ZoneId place) implements When {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return when.at(now, place);
        }

        @Override
        public Instant end(Instant now, ZoneId zone) {
            return when.end(now, place);
        }
    }

    /** The same whenever the command runs. */
    public record Fixed(Instant instant) implements When {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return instant;
        }
    }

    /** A duration before the command runs. */
    public record Ago(Duration duration) implements When {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return Rfc3339.toMicros(now.minus(duration));
        }

        /** Includes what happens at this very moment. */
        @Override
        public Instant end(Instant now, ZoneId zone) {
            return duration.isZero() ? at(now, zone).plus(1, ChronoUnit.MICROS) : at(now, zone);
        }
    }

    /**
     * RFC 3339 ({@code 2025-01-31T12:00:00Z}), with or without a zone and seconds, a date, {@code now}, a number of seconds,
     * milliseconds, microseconds or nanoseconds since 1970, or how long ago ({@code 2h}, {@code 2h ago}).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static When parse(String text) {
        if (text.equals("now")) {
            return new Ago(Duration.ZERO);
        }
        boolean calendar = text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (calendar) {
            return calendar(text);
        }
        TimeReading.At epoch = text.length() >= DATE_LENGTH && EpochTime.isNumber(text) ? EpochTime.read(text) : null;
        return epoch != null ? new Fixed(epoch.instant()) : ago(text);
    }

    /** The moment this long after the given one. @throws IllegalArgumentException if that is beyond the year 9999 */
    public static Instant after(Instant then, Duration length) {
        if (length.compareTo(Duration.between(then, LAST)) > 0) {
            throw new IllegalArgumentException("reaches beyond the year 9999");
        }
        return then.plus(length);
    }

    private static When calendar(String text) {
        try {
            TimeText parsed = TimeText.parse(text);
            if (parsed != null && (text.length() == DATE_LENGTH || text.length() >= TIME_LENGTH)) {
                ZoneOffset offset = parsed.offset();
                return offset == null ? new Local(parsed.local().truncatedTo(ChronoUnit.MICROS), text.length() == DATE_LENGTH)
                        : new Fixed(Rfc3339.toMicros(parsed.local().toInstant(offset)));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a date and time that exists; " + FORMS, e);
        }
        throw new IllegalArgumentException("'" + text + "' is not a date and time that exists; " + FORMS);
    }

    private static Ago ago(String text) {
        String length = text.endsWith(" ago") ? text.substring(0, text.length() - " ago".length()) : text;
        try {
            return new Ago(Durations.parse(length));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time; " + FORMS, e);
        }
    }
}
