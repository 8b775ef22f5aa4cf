package taskmgmt.run.worker;

import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;

/** Hears what a worker does; one call at a time. */
public interface WorkerListener {
    /** A task is begun. */
    void begun(Task task);

    /** An attempt has ended, and is recorded as far as that can be. */
    void ended(Task task, @Nullable String error);

    /** The attempt of a worker that is gone was ended. */
    void revived(String taskId);
}
