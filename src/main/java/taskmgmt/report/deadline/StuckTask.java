package taskmgmt.report.deadline;

import java.util.List;
import taskmgmt.task.TaskRun;

/**
 * A task that does not get on.
 *
 * @param runningMicros since when it has been active or, sent back, has been waiting: how long ago, in microseconds
 * @param bound         for how long it may
 * @param restarts      how often it was started again or sent back, whichever is more
 * @param reasons       why it counts as stuck, at least one
 */
public record StuckTask(TaskRun run, long runningMicros, StuckLimit.Bound bound, int restarts,
        List<StuckReason> reasons) {
    public StuckTask {
        reasons = List.copyOf(reasons);
    }
}
