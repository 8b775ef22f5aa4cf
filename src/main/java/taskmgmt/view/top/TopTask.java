package taskmgmt.view.top;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task as a line of the screen shows it.
 *
 * @param standing      the most urgent word on it
 * @param why           more on that; may be empty
 * @param percent       how far it said it is; NaN where it did not
 * @param ageMicros     for how long it has run, or waited where it does not run
 * @param leftMicros    how much longer it takes by the forecast, where half of such tasks are over by then; null where nothing says
 * @param atMostMicros  where nine of ten are; null as well
 * @param cpu           how many processors it kept busy between its snapshots, from 0 on, the oldest first
 * @param memory        what it had in memory at its snapshots, in MB, the oldest first
 * @param createdMicros when it was created, since 1970
 * @param running       whether it runs
 */
public record TopTask(String id, String title, String subsystem, String type, Standing standing, String why, double percent,
        long ageMicros, @Nullable Long leftMicros, @Nullable Long atMostMicros, List<Double> cpu, List<Double> memory, int priority,
        long createdMicros, boolean running) {
    public TopTask {
        cpu = List.copyOf(cpu);
        memory = List.copyOf(memory);
    }

    /** What is to be known of a task first, the most urgent first. */
    public enum Standing {
        /** Its deadline has passed. */
        OVERDUE("overdue"),
        /** It makes no progress. */
        STUCK("stuck"),
        /** Most of the time to its deadline is used up. */
        AT_RISK("at risk"),
        /** It runs. */
        RUNNING("running"),
        /** It waits for another try. */
        RETRYING("retrying"),
        /** It was paused. */
        PAUSED("paused"),
        /** It waits for a worker. */
        QUEUED("queued"),
        /** It has not begun. */
        PENDING("pending");

        private final String text;

        Standing(String text) {
            this.text = text;
        }

        /** The word on the screen. */
        public String text() {
            return text;
        }
    }

    /** The newest figure of a series; NaN where there is none. */
    static double last(List<Double> series) {
        return series.isEmpty() ? Double.NaN : series.getLast();
    }
}
