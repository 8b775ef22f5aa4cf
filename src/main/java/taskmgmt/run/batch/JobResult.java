package taskmgmt.run.batch;

import org.jspecify.annotations.Nullable;
import taskmgmt.run.ExitStatus;

/**
 * The result of one command of a batch.
 *
 * @param taskId      its task, or the open one because of which it was not run; null if it could not be registered
 * @param wasSkipped  whether it was not run because of that one
 * @param status      how it ended
 * @param error       why it failed; null if it did not
 * @param startMillis when it was begun, in milliseconds since 1970
 * @param wallNanos   how long its last try ran; 0 if it was not run
 * @param outputBytes how much it wrote to standard output
 */
public record JobResult(
        BatchJob job, @Nullable String taskId, boolean wasSkipped, ExitStatus status, @Nullable String error, long startMillis,
        long wallNanos, long outputBytes) {
    /** Whether it could not be registered as a task. */
    public boolean wasRefused() {
        return taskId == null;
    }

    JobResult wrote(long bytes) {
        return new JobResult(job, taskId, wasSkipped, status, error, startMillis, wallNanos, bytes);
    }

    /** Whether it was run and ended without a failure. */
    public boolean succeeded() {
        return !wasSkipped && error == null;
    }

    /** Whether it was run at all. */
    public boolean wasRun() {
        return !wasSkipped && taskId != null;
    }
}
