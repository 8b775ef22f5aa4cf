package taskmgmt.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.GroupFigures;
import taskmgmt.stats.Period;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;

/**
 * The period that a report covers.
 *
 * @param since its start; null if it goes back to the first task
 * @param until its end, exclusive; null if it has none
 * @param now   the time of the report
 */
public record Window(@Nullable Instant since, @Nullable Instant until, Instant now) {
    public static Window of(TimeRange range, Instant now) {
        return new Window(range.from(), range.until(), now);
    }

    public Period period() {
        return new Period(since == null ? Period.ALWAYS.from() : Micros.of(since),
                until == null ? Period.ALWAYS.until() : Micros.of(until));
    }

    /** The window of the same length right before this one, which must have a start. */
    public Window previous() {
        Period before = new Period(period().from(), Micros.of(end())).previous();
        return new Window(Micros.instant(before.from()), Micros.instant(before.until()), now);
    }

    private Instant end() {
        return until == null ? now : until;
    }

    /** The time over which the tasks ended: the window's length if it has a start, otherwise from the first end to the last. */
    public long spanMicros(GroupFigures all) {
        if (since != null) {
            return Micros.of(end()) - Micros.of(since);
        }
        return all.ended() == 0 ? 0 : all.endings().max() - all.endings().min();
    }
}
