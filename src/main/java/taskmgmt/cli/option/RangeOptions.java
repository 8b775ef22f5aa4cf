package taskmgmt.cli.option;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.time.PointInTime;
import taskmgmt.time.TimeRange;
import taskmgmt.time.Zones;

/**
 * Which stretch of time something is about: {@code --since}, itself included, to {@code --until}, itself left out, where a
 * date is its whole day. The only place where these options are read.
 */
public sealed class RangeOptions extends ParameterGroup permits WindowOptions {
    private static final String FORMS = ": 2025-01-31, 2025-01-31T12:00, 2025-01-31T12:00:00Z or 7d (that long ago)";
    private static final String END = " before then; a date is its whole day";

    private final Option<PointInTime.When> since;
    private final @Nullable Option<PointInTime.When> until;
    private final @Nullable Option<ZoneId> zone;

    private final @Nullable RangeOptions main;

    RangeOptions(String prefix, @Nullable RangeOptions main, String begin, String end) {
        super("Time options");
        this.main = main;
        since = option("--" + prefix + "since").as(PointInTime::parse, "TIME")
                .text(begin + FORMS);
        until = !end.isEmpty() ? option("--" + prefix + "until").as(PointInTime::parse, "TIME")
                .text(end) : null;
        zone = main == null ? option("--zone").as(Zones::parse, "ZONE")
                .text("of times on this command line that do not say theirs (default: that of TZ, else UTC)") : null;
    }

    RangeOptions(String what) {
        this("", null, what + " then or later", what + END);
    }

    /** @param what which of its times counts: {@code created} */
    public static RangeOptions of(String what) {
        return new RangeOptions(what);
    }

    /**
     * A second one beside the main one, whose zone it has.
     *
     * @param prefix that its options have: {@code ended-}
     */
    public static RangeOptions beside(RangeOptions main, String prefix, String what) {
        return new RangeOptions(prefix, main, what + " then or later", what + END);
    }

    /** Without an end; the text says all but how a time is written. */
    public static RangeOptions since(String text) {
        return new RangeOptions("", null, text, "");
    }

    public boolean isSet() {
        return since.isSet() || (until != null && until.isSet());
    }

    /** @throws UsageException if it ends before it begins */
    public TimeRange range(Session session) {
        Instant now = session.now();
        ZoneId place = zone(session);
        return checked(since.isSet() ? since.get().at(now, place) : null, end(until, now, place));
    }

    /** Its begin; null where none was given. */
    public @Nullable Instant from(Session session) {
        return range(session).from();
    }

    /** Its begin, or that one unless it is given. */
    public Instant from(Session session, PointInTime.When otherwise) {
        PointInTime.When begin = since.isSet() ? since.get() : otherwise;
        return begin.at(session.now(), zone(session));
    }

    /** The zone of times that do not say theirs. */
    private ZoneId zone(Session session) {
        if (main != null) {
            return main.zone(session);
        }
        return zone != null && zone.isSet() ? zone.get() : Zones.ofVariable(session.variable("TZ"));
    }

    private static @Nullable Instant end(@Nullable Option<PointInTime.When> option, Instant now, ZoneId zone) {
        return option != null && option.isSet() ? option.get().end(now, zone) : null;
    }

    private static TimeRange checked(@Nullable Instant from, @Nullable Instant until) {
        try {
            return new TimeRange(from, until);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
