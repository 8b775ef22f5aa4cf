package taskmgmt.view.top;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task as a line of the screen shows it.
 *
 * @param standing      the most urgent fact about it
 * @param why           details of the standing; may be empty
 * @param percent       its reported progress; NaN if it reported none
 * @param ageMicros     how long it has been running or, if it is not, waiting
 * @param leftMicros    the forecast of its remaining time, by which half of such tasks end; null if there is none
 * @param atMostMicros  the same, by which nine of ten such tasks end; null if there is none
 * @param cpu           how many processors it kept busy between its snapshots, from 0 on, the oldest first
 * @param memory        the memory it used at its snapshots, in MB, the oldest first
 * @param createdMicros when it was created, since 1970
 * @param running       whether it is running
 */
public record TopTask(String id, String title, String subsystem, String type, Standing standing, String why, double percent,
        long ageMicros, @Nullable Long leftMicros, @Nullable Long atMostMicros, List<Double> cpu, List<Double> memory, int priority,
        long createdMicros, boolean running) {
    public TopTask {
        cpu = List.copyOf(cpu);
        memory = List.copyOf(memory);
    }

    /** The most important fact about a task, the most urgent first. */
    public enum Standing {
        /** Its deadline has passed. */
        OVERDUE("overdue"),
        /** It makes no progress. */
        STUCK("stuck"),
        /** Most of the time to its deadline is used up. */
        AT_RISK("at risk"),
        /** It is running. */
        RUNNING("running"),
        /** It waits for another attempt. */
        RETRYING("retrying"),
        /** It was paused. */
        PAUSED("paused"),
        /** It waits for a worker. */
        QUEUED("queued"),
        /** It has not started. */
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

    /** The newest figure of a series; NaN if there is none. */
    static double last(List<Double> series) {
        return series.isEmpty() ? Double.NaN : series.getLast();
    }
}
