package taskmgmt.report;

import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Which tasks a figure is of that several reports show, and the figure: so that all of them give the same over the same log, and
 * say of what it is.
 */
public final class Population {
    /** Of the {@linkplain #successPercent success rate} of tasks. */
    public static final String SUCCESS = "of completed and failed tasks, by their last attempts";

    /** Of the mean duration of tasks: see {@link taskmgmt.task.TaskRun#workMicros}. */
    public static final String DURATION = "of completed and failed attempts whose duration is known";

    /** Of retries: see {@link taskmgmt.task.TaskRun.Tally#retriesKnown}. */
    public static final String RETRIES = "of ended tasks, recorded here or by their source";

    private Population() {}

    /** The success rate: completed out of completed and failed, cancelled ones left out; null where there are neither. */
    public static @Nullable Decimal successPercent(long completed, long failed) {
        return Percent.of(completed, completed + failed);
    }
}
