package taskmgmt.cli.option;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;

/**
 * The hint that a report prints if its period is empty because the log is older: it says so, and what to type instead.
 */
public final class OldLog {
    private OldLog() {}

    /**
     * The sentence; null if something ended in the period, or nothing ever did.
     *
     * @param from   the start of the period
     * @param newest when the last run ended; null if none did
     */
    public static @Nullable String note(Instant from, @Nullable Instant newest) {
        return newest == null || !newest.isBefore(from) ? null
                : "no run has ended since " + Human.time(from) + ", the last one did at " + Human.time(newest)
                        + ": try --since " + date(newest);
    }

    /** The day of a moment, in UTC, in the format that options for points in time accept. */
    public static String date(Instant moment) {
        String text = moment.toString();
        return text.substring(0, text.indexOf('T'));
    }
}
