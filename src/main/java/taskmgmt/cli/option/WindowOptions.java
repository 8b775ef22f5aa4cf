package taskmgmt.cli.option;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.render.Human;
import taskmgmt.report.Window;
import taskmgmt.time.Durations;
import taskmgmt.time.TimeRange;

/** The period that a report on ended tasks covers. */
public final class WindowOptions extends RangeOptions {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private final Option<Duration> period = option("--period").as(Durations::parse, "DURATION")
            .text("in place of --since: so long before --until, or before now");

    public WindowOptions() {
        super("only tasks that ended");
    }

    /** @throws UsageException if its start is given twice, is after its end, or is before the year 0 */
    public Window window(Session session) {
        Instant now = session.now();
        TimeRange given = range(session);
        Instant end = given.until();
        return checked(new Window(begin(given, end == null ? now : end), end, now));
    }

    /**
     * The same with both ends, because there must be a window of the same length before it.
     *
     * @throws UsageException in addition, if it has no start
     */
    public Window windowAfterAnother(Session session) {
        Window open = window(session);
        if (open.since() == null) {
            throw new UsageException("--against needs the length of the period: give --period 7d, or --since");
        }
        Window window = checked(new Window(open.since(), open.until() == null ? open.now() : open.until(), open.now()));
        checked(window.previous());
        return window;
    }

    private @Nullable Instant begin(TimeRange given, Instant end) {
        if (!period.isSet()) {
            return given.from();
        }
        if (given.from() != null) {
            throw new UsageException("--period stands in place of --since: give one of the two");
        }
        return end.minus(period.get());
    }

    private static Window checked(Window window) {
        Instant begin = window.since();
        Instant end = window.until();
        if (begin != null && end != null && begin.isAfter(end)) {
            throw new UsageException("the start, " + Human.time(begin) + ", is after the end, " + Human.time(end));
        }
        if (begin != null && begin.isBefore(FIRST)) {
            throw new UsageException("the period reaches back beyond the year 0");
        }
        return window;
    }
}
