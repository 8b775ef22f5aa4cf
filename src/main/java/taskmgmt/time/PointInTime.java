package taskmgmt.time;

import java.time.Duration;
import java.time.Instant;

/** Points in time as people type them; a missing zone means UTC. */
public final class PointInTime {
    private static final int DATE_LENGTH = "2025-01-31".length();

    /** The end of the year 9999, beyond which RFC 3339 has no word. */
    public static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);
    private static final String FORMS = "write 2025-01-31T12:00:00Z, 2025-01-31 or 2h (that long ago)";

    private PointInTime() {}

    /** A point in time that may depend on when the command runs. */
    public sealed interface When {
        Instant at(Instant now);
    }

    /** The same whenever the command runs. */
    public record Fixed(Instant instant) implements When {
        @Override
        public Instant at(Instant now) {
            return instant;
        }
    }

    /** So long before the command runs. */
    public record Ago(Duration duration) implements When {
        @Override
        public Instant at(Instant now) {
            return Rfc3339.toMicros(now.minus(duration));
        }
    }

    /**
     * RFC 3339 ({@code 2025-01-31T12:00:00Z}), a date, {@code now}, or how long ago ({@code 2h}, {@code 2h ago}).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static When parse(String text) {
        if (text.equals("now")) {
            return new Ago(Duration.ZERO);
        }
        boolean calendar = text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
        return calendar ? new Fixed(fixed(text)) : ago(text);
    }

    /** That long from then. @throws IllegalArgumentException if that is beyond the year 9999 */
    public static Instant after(Instant then, Duration length) {
        if (length.compareTo(Duration.between(then, LAST)) > 0) {
            throw new IllegalArgumentException("reaches beyond the year 9999");
        }
        return then.plus(length);
    }

    private static Instant fixed(String text) {
        Instant instant = Rfc3339.parse(text);
        if (instant == null) {
            throw new IllegalArgumentException("'" + text + "' is not a date and time that exists; " + FORMS);
        }
        return instant;
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
