package taskmgmt.expect;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * A run that began.
 *
 * @param id             of its task
 * @param startMicros    when it began, in microseconds since 1970
 * @param durationMicros how long it took; {@link TaskRun#UNKNOWN} if that is unknown, or if it did not complete
 */
public record SeenRun(String id, long startMicros, long durationMicros) {
    static final Comparator<SeenRun> BY_START = Comparator.comparingLong(SeenRun::startMicros).thenComparing(SeenRun::id);

    /** The run; null if it has not begun. */
    static @Nullable SeenRun of(TaskRun run) {
        long start = run.moments().started();
        return start == TaskRun.UNKNOWN ? null
                : new SeenRun(run.id(), start, run.status() == Status.COMPLETED ? run.durationMicros() : TaskRun.UNKNOWN);
    }
}
