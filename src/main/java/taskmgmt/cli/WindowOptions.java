package taskmgmt.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.evidence.Window;

/** Which stretch of time a report over ended tasks is about. */
final class WindowOptions extends ParameterGroup {
    private final Option<Times.When> since = option("--since").as(Times::parse, "TIME")
            .text("only tasks that ended then or later; open ones count as of now: 2025-01-31, 2025-01-31T12:00:00Z or 7d (so long ago)");
    private final Option<Times.When> until = option("--until").as(Times::parse, "TIME").text("only tasks that ended then or before");
    private final Option<Duration> period = option("--period").as(Durations::parse, "DURATION")
            .text("in place of --since: so long before --until, or before now");

    WindowOptions() {
        super("Time options");
    }

    /** @throws UsageException if its begin is after its end, or given twice */
    Window window(Session session) {
        Instant now = session.now();
        Instant end = until.isSet() ? until.get().at(now) : null;
        Instant begin = begin(now, end == null ? now : end);
        if (begin != null && end != null && begin.isAfter(end)) {
            throw new UsageException("--since is after --until: nothing ended in between");
        }
        return new Window(begin, end, now);
    }

    private @Nullable Instant begin(Instant now, Instant end) {
        if (!period.isSet()) {
            return since.isSet() ? since.get().at(now) : null;
        }
        if (since.isSet()) {
            throw new UsageException("--period stands in place of --since: give one of the two");
        }
        return end.minus(period.get());
    }
}
