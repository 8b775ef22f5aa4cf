package taskmgmt.report.deadline;

import java.util.List;
import taskmgmt.task.TaskRun;

/**
 * A task that makes no progress.
 *
 * @param runningMicros how long it has been active or, if it was sent back, waiting, in microseconds
 * @param bound         the limit for that time
 * @param restarts      how often it was started again or sent back, whichever is more
 * @param reasons       why it counts as stuck, at least one
 */
public record StuckTask(TaskRun run, long runningMicros, StuckLimit.Bound bound, int restarts,
        List<StuckReason> reasons) {
    public StuckTask {
        reasons = List.copyOf(reasons);
    }
}
