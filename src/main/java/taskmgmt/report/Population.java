package taskmgmt.report;

import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * The tasks that a figure in several reports applies to, and the figure itself, so that all reports agree over the same log and state what
 * the figure is based on.
 */
public final class Population {
    /** The tasks behind the {@linkplain #successPercent success rate}. */
    public static final String SUCCESS = "of completed and failed tasks, by their last attempts";

    /** The attempts behind the mean duration of tasks: see {@link taskmgmt.task.TaskRun#workMicros}. */
    public static final String DURATION = "of completed and failed attempts whose duration is known";

    /** The tasks behind the number of retries: see {@link taskmgmt.task.TaskRun.Tally#retriesKnown}. */
    public static final String RETRIES = "of ended tasks, recorded here or by their source";

    private Population() {}

    /** The success rate: completed out of completed and failed, without cancelled ones; null if there are neither. */
    public static @Nullable Decimal successPercent(long completed, long failed) {
        return Percent.of(completed, completed + failed);
    }
}
