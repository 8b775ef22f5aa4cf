package taskmgmt.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.GroupFigures;
import taskmgmt.stats.Period;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;

/**
 * The stretch of time that a report is about.
 *
 * @param since its begin; null if it goes back as far as there are tasks
 * @param until its end, no part of it any more; null if nothing is too late for it
 * @param now   when the report is made
 */
public record Window(@Nullable Instant since, @Nullable Instant until, Instant now) {
    public static Window of(TimeRange range, Instant now) {
        return new Window(range.from(), range.until(), now);
    }

    public Period period() {
        return new Period(since == null ? Period.ALWAYS.from() : Micros.of(since),
                until == null ? Period.ALWAYS.until() : Micros.of(until));
    }

    /** The window of the same length right before this one, which must have a begin. */
    public Window previous() {
        Period before = new Period(period().from(), Micros.of(end())).previous();
        return new Window(Micros.instant(before.from()), Micros.instant(before.until()), now);
    }

    private Instant end() {
        return until == null ? now : until;
    }

    /** How long it took the tasks to end: the window's length if it has a begin, else from the first end to the last. */
    public long spanMicros(GroupFigures all) {
        if (since != null) {
            return Micros.of(end()) - Micros.of(since);
        }
        return all.ended() == 0 ? 0 : all.endings().max() - all.endings().min();
    }
}
