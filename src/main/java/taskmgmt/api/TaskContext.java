package taskmgmt.api;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ReportProgress;
import taskmgmt.change.TaskVerification;
import taskmgmt.task.Task;

/** The task that a handler works on, and the reports that the handler may make about it. */
public final class TaskContext {
    private final TaskInfo task;
    private final LogAccess log;
    private final UsageMeter meter;
    private final Thread thread;
    private volatile Map<String, @Nullable Object> metrics = Map.of();
    private volatile @Nullable TaskVerification verification;
    private volatile boolean cancelled;
    private volatile boolean closing;

    /** @param thread the thread that does the work */
    TaskContext(Task task, LogAccess log, UsageMeter meter, Thread thread) {
        this.task = TaskInfo.of(task);
        this.log = log;
        this.meter = meter;
        this.thread = thread;
    }

    /** The task as it was when the work began. */
    public TaskInfo task() {
        return task;
    }

    /** The data for its work. */
    public Map<String, @Nullable Object> input() {
        return task.input();
    }

    /** Whether the task was cancelled, or the closing manager no longer waits for it: further work is not wanted. */
    public boolean isCancelled() {
        return cancelled || closing;
    }

    /** Reports how much is done, 0 to 100, and current work. */
    public void progress(double percent, @Nullable String message) throws IOException {
        log.apply(task.id(), new ReportProgress(JsonValue.recorded(percent), message, ReportProgress.Subtasks.UNKNOWN, meter.soFar(metrics)));
    }

    /** The model metrics so far, such as {@code epochs_completed}; recorded with the next progress, and at the end. */
    public void metrics(Map<String, ?> figures) {
        this.metrics = JsonValue.recordedMap(figures);
    }

    /** Whether its verification passed; recorded at the end. A task whose verification did not pass fails. */
    public void verified(boolean passed, @Nullable Object details) {
        this.verification = new TaskVerification(passed, JsonValue.recorded(details));
    }

    Map<String, @Nullable Object> metrics() {
        return metrics;
    }

    @Nullable TaskVerification verification() {
        return verification;
    }

    UsageMeter meter() {
        return meter;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    boolean isClosing() {
        return closing;
    }

    void cancel() {
        cancelled = true;
        thread.interrupt();
    }

    void stop() {
        closing = true;
        thread.interrupt();
    }
}
