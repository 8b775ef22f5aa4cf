package taskmgmt.api;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.machine.ProcessTable;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/** One time that a handler is run for a task, and what that means for it. */
final class HandlerRun {
    private static final String CLOSED = "the manager was closed while it ran";

    private final LogAccess log;
    private final TaskContext context;

    private HandlerRun(LogAccess log, TaskContext context) {
        this.log = log;
        this.context = context;
    }

    /** Of a task that this process has begun, by the thread that calls. */
    static HandlerRun of(Task task, LogAccess log) {
        return new HandlerRun(log, new TaskContext(task, log, new UsageMeter(new ProcessTable()), Thread.currentThread()));
    }

    TaskContext context() {
        return context;
    }

    /**
     * Runs the handler and records how it ended. The thread is not interrupted when this returns.
     *
     * @return the task as it is then; null where it was cancelled meanwhile, or what became of it was refused, which a notice has said
     * @throws IOException where the log cannot be written
     */
    @Nullable Task run(TaskHandler handler) throws IOException {
        TaskRequest end;
        try {
            end = completed(handler.run(context));
        } catch (Exception e) {
            end = failed(e);
        } catch (Error e) {
            log.notice("the handler of " + context.task().id() + " ended by " + FailureText.words(e));
            end = failed(e);
        }
        Thread.interrupted(); // it has done what it was for
        return context.wasCancelled() ? null : recorded(end);
    }

    private TaskRequest completed(Map<String, ?> output) {
        return new MoveTask.Complete(context.verification(), output.isEmpty() ? null : JsonValue.recordedMap(output), null, figures(),
                Status.Proof.OBSERVED);
    }

    /** Work that was given up because the manager closes is to be begun again; all other work has failed. */
    private TaskRequest failed(Throwable cause) {
        return context.isClosing() ? new MoveTask.Retry(CLOSED)
                : new MoveTask.Fail(FailureText.words(cause), null, figures(), Status.Proof.OBSERVED);
    }

    private WorkFigures figures() {
        return context.meter().soFar(context.metrics());
    }

    private @Nullable Task recorded(TaskRequest end) throws IOException {
        try {
            ChangedTask changed = log.apply(context.task().id(), end);
            return changed.task();
        } catch (RefusedException e) {
            log.notice("what became of " + context.task().id() + " is not recorded: " + e.getMessage());
            return null;
        }
    }
}
