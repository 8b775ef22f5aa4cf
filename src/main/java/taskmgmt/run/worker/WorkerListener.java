package taskmgmt.run.worker;

import org.jspecify.annotations.Nullable;
import taskmgmt.change.rollout.JudgeRollouts;
import taskmgmt.task.Task;

/** Receives the progress of a worker; one call at a time. */
public interface WorkerListener {
    /** A task is begun. */
    void begun(Task task);

    /**
     * An attempt has ended, and is recorded as far as that can be.
     *
     * @param error what went wrong with it; null if nothing did
     */
    void ended(Task task, @Nullable String error, Then then);

    /** A version of a handler was taken back, as it fails more often than the one before. */
    void tookBack(JudgeRollouts.TakenBack version);

    /** The attempt of a worker that is gone was ended. */
    void revived(String taskId);

    /** Files with old output were removed. */
    void removedOutput(int files);

    /** What follows an attempt that has ended. */
    enum Then {
        /** Nothing: the task is completed, or has failed for good. */
        NOTHING,
        /** Another attempt. */
        ANOTHER,
        /** Nothing: someone else had ended or taken the task before the attempt was over. */
        GIVEN_UP
    }
}
