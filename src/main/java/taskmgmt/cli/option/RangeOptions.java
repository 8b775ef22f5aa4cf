package taskmgmt.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeRange;
import taskmgmt.time.Zones;

/**
 * The range of time for a command: from {@code --since}, inclusive, to {@code --until}, exclusive; a date means its whole
 * day. The only place where these options are read.
 */
public sealed class RangeOptions extends ParameterGroup permits WindowOptions {
    private static final String FORMS = ": 2025-01-31, 2025-01-31T12:00, 2025-01-31T12:00:00Z or 7d (that long ago)";
    private static final String END = " before then; a date is its whole day";

    private final Option<PointInTime.When> since;
    private final Option<PointInTime.When> until;
    private final @Nullable Option<ZoneId> zone;

    private final @Nullable RangeOptions main;

    RangeOptions(String prefix, @Nullable RangeOptions main, String begin, String end) {
        super(main == null ? "Time options" : "More time options");
        this.main = main;
        since = option("--" + prefix + "since").as(PointInTime::parse, "TIME")
                .text(begin + FORMS);
        until = option("--" + prefix + "until").as(PointInTime::parse, "TIME").text(end);
        zone = main == null ? option("--zone").as(Zones::parse, "ZONE")
                .text("the time zone of times on this command line that name none (default: that of TZ, else UTC)") : null;
    }

    RangeOptions(String what) {
        this("", null, what + " then or later", what + END);
    }

    /** @param what the time that must be in the range: {@code created} */
    public static RangeOptions of(String what) {
        return new RangeOptions(what);
    }

    /**
     * A second range beside the main one, with the same time zone.
     *
     * @param prefix of its options: {@code ended-}
     */
    public static RangeOptions beside(RangeOptions main, String prefix, String what) {
        return new RangeOptions(prefix, main, what + " then or later", what + END);
    }

    /**
     * A range with a default start.
     *
     * @param otherwise the default start: {@code 24h}
     */
    public static RangeOptions of(String what, String otherwise) {
        return new RangeOptions("", null, what + " then or later (default: " + otherwise + ")", what + END);
    }

    public boolean isSet() {
        return since.isSet() || until.isSet();
    }

    /** @throws UsageException if it ends before it begins */
    public TimeRange range(Session session) {
        Instant now = session.now();
        ZoneId place = zone(session);
        Instant from = since.isSet() ? since.get().at(now, place) : null;
        Instant end = end(now, place);
        if (from != null && from.equals(end) && !from.equals(until.get().at(now, place))) {
            // The end is the day after a date: no time lies between the two, however close they are.
            throw new UsageException("the start, " + Rfc3339.format(from) + ", is after the last day, which ends then");
        }
        return checked(from, end);
    }

    /**
     * The same with a default start: this long before the end, or before now.
     *
     * @throws UsageException if it ends before it begins
     */
    public TimeRange range(Session session, Duration otherwise) {
        TimeRange given = range(session);
        Instant until = given.until();
        return given.from() != null ? given
                : checked((until == null ? session.now() : until).minus(otherwise), until);
    }

    /** The time zone of times that name none. */
    private ZoneId zone(Session session) {
        if (main != null) {
            return main.zone(session);
        }
        return zone != null && zone.isSet() ? zone.get() : Zones.ofVariable(session.variable("TZ"));
    }

    private @Nullable Instant end(Instant now, ZoneId place) {
        return until.isSet() ? until.get().end(now, place) : null;
    }

    private static TimeRange checked(@Nullable Instant from, @Nullable Instant until) {
        try {
            return new TimeRange(from, until);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
