package taskmgmt.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.WorkFigures;
import taskmgmt.machine.ProcessTable;
import taskmgmt.preset.WorkPreset;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** One run of a handler for a task, and its consequences for the task. */
final class HandlerRun {
    private static final String CLOSED = "the manager was closed while it ran";

    private final Task task;
    private final LogAccess log;
    private final TaskContext context;

    private HandlerRun(Task task, LogAccess log, TaskContext context) {
        this.task = task;
        this.log = log;
        this.context = context;
    }

    /** A run of a task that this process has started, on the calling thread. */
    static HandlerRun of(Task task, LogAccess log) {
        return new HandlerRun(task, log, new TaskContext(task, log, new UsageMeter(new ProcessTable()), Thread.currentThread()));
    }

    TaskContext context() {
        return context;
    }

    /**
     * Runs the handler and records how it ended. The thread's interrupt flag is cleared when this returns.
     *
     * @return the task afterwards; null if it was cancelled in the meantime, or if recording the end was refused, which a notice
     * has reported
     * @throws IOException if the log cannot be written
     */
    @Nullable Task run(Registration registered) throws IOException {
        List<TaskRequest> end;
        try {
            end = completed(registered.handler().run(context), registered.preset());
        } catch (Exception e) {
            end = again(e, registered.retries());
        } catch (Error e) {
            log.notice("the handler of " + context.task().id() + " ended by " + FailureText.words(e));
            end = failed(e);
        }
        Thread.interrupted(); // the interrupt has served its purpose
        return context.wasCancelled() ? null : recorded(end);
    }

    /** Work that violates the rule of its preset is still completed, but not verified, unless the preset says that it has failed. */
    private List<TaskRequest> completed(Map<String, ?> output, @Nullable WorkPreset preset) {
        Map<String, @Nullable Object> result = JsonValue.recordedMap(output);
        TaskVerification verification = preset == null ? context.verification() : judged(preset, result);
        boolean goesOn = preset != null && verification != null && !verification.passed() && !preset.failsUnverified();
        TaskRequest end = new MoveTask.Complete(goesOn ? null : verification, result.isEmpty() ? null : result, null, figures(), Status.Proof.OBSERVED);
        return verification != null && goesOn ? List.of(new MoveTask.Verify(verification), end) : List.of(end);
    }

    private TaskVerification judged(WorkPreset preset, Map<String, @Nullable Object> output) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        if (task.value(TaskField.METADATA) instanceof Map<?, ?> metadata) {
            metadata.forEach((key, value) -> facts.put(String.valueOf(key), value));
        }
        facts.putAll(output);
        facts.putAll(context.metrics());
        return PresetJudge.judged(preset, facts, context.verification());
    }

    private List<TaskRequest> again(Exception cause, @Nullable HandlerRetries retries) {
        int done = task.tally().retries();
        return retries == null || context.isClosing() || !retries.allows(done, cause) ? failed(cause)
                : List.of(new MoveTask.Retry(FailureText.words(cause), log.now().plus(retries.pause(done))));
    }

    /** Work that was interrupted because the manager is closing is retried later; any other work has failed. */
    private List<TaskRequest> failed(Throwable cause) {
        return List.of(context.isClosing() ? new MoveTask.Retry(CLOSED)
                : new MoveTask.Fail(FailureText.words(cause), null, figures(), Status.Proof.OBSERVED));
    }

    private WorkFigures figures() {
        return context.meter().soFar(context.metrics());
    }

    private @Nullable Task recorded(List<TaskRequest> end) throws IOException {
        try {
            Task after = null;
            for (TaskRequest each : end) {
                after = log.apply(task.id(), each).task();
            }
            return after;
        } catch (RefusedException e) {
            log.notice("what became of " + context.task().id() + " is not recorded: " + e.getMessage());
            return null;
        }
    }
}
