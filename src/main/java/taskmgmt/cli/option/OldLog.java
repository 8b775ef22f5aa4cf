package taskmgmt.cli.option;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;

/** What a report over a period says that finds nothing, because the log is older: that it is, and what to type. */
public final class OldLog {
    private OldLog() {}

    /**
     * The sentence; null where something ended in the period, or nothing ever did.
     *
     * @param from   where the period begins
     * @param newest when the last run ended; null where none did
     */
    public static @Nullable String note(Instant from, @Nullable Instant newest) {
        return newest == null || !newest.isBefore(from) ? null
                : "no run has ended since " + Human.time(from) + ", the last one did at " + Human.time(newest)
                        + ": try --since " + date(newest);
    }

    /** The day of a moment, in UTC, as an option for points in time takes it. */
    public static String date(Instant moment) {
        String text = moment.toString();
        return text.substring(0, text.indexOf('T'));
    }
}
