package taskmgmt.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A task to wait for, whichever process runs it. */
public final class TaskHandle {
    private final String id;
    private final CompletableFuture<TaskInfo> end;

    TaskHandle(String id, CompletableFuture<TaskInfo> end) {
        this.id = id;
        this.end = end;
    }

    public String id() {
        return id;
    }

    /** Whether its end is known. */
    public boolean isDone() {
        return end.isDone();
    }

    /**
     * Waits for the end of the task: completed, failed or cancelled.
     *
     * @throws IllegalStateException if the manager is closed first, or the end could not be recorded
     */
    public TaskInfo await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of task " + id + " is not known", e.getCause());
        }
    }

    /**
     * Waits up to this long.
     *
     * @throws TimeoutException if the task has not ended by then
     */
    public TaskInfo await(Duration time) throws InterruptedException, TimeoutException {
        try {
            return end.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of task " + id + " is not known", e.getCause());
        }
    }

    /** The end as a future, for callers that do not want to block. */
    public CompletableFuture<TaskInfo> whenEnded() {
        return end.copy();
    }
}
