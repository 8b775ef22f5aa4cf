package taskmgmt.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.ReportProgress;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.WorkFigures;
import taskmgmt.preset.WorkPreset;
import taskmgmt.run.task.HeldRun;
import taskmgmt.task.RefusedException;

/**
 * An open task of this program. It ends once: by {@link #complete}, {@link #fail} or {@link #cancel}. Closing it before that
 * fails it with {@code closed without completion}, because its work was not reported as done.
 */
public final class ReportedTask implements AutoCloseable {
    private static final String NOT_COMPLETED = "closed without completion";

    private final String id;
    private final LogAccess log;
    private final HeldRun held;
    private final UsageMeter meter;
    private final @Nullable WorkPreset preset;
    private final Map<String, @Nullable Object> metadata;
    private boolean ended;

    ReportedTask(String id, LogAccess log, HeldRun held, UsageMeter meter, @Nullable WorkPreset preset,
            Map<String, @Nullable Object> metadata) {
        this.id = id;
        this.log = log;
        this.held = held;
        this.meter = meter;
        this.preset = preset;
        this.metadata = metadata;
    }

    public String id() {
        return id;
    }

    /** Reports how much is done, 0 to 100, and what was used so far. */
    public void progress(double percent) throws IOException {
        progress(percent, null);
    }

    /** The same, with a message that says what it is doing. */
    public synchronized void progress(double percent, @Nullable String message) throws IOException {
        requireOpen();
        log.apply(id, new ReportProgress(JsonValue.recorded(percent), message, ReportProgress.Subtasks.UNKNOWN, meter.soFar(Map.of())));
    }

    /** Records what was used so far, and the model metrics so far. */
    public synchronized void snapshot(Map<String, ?> metrics) throws IOException {
        requireOpen();
        log.apply(id, new RecordSnapshot(null, meter.soFar(JsonValue.recordedMap(metrics))));
    }

    /**
     * Records a verification; the task stays open even if the verification did not pass.
     *
     * @param details what was checked and found; null if there is nothing to say
     */
    public synchronized void verify(boolean passed, @Nullable Object details) throws IOException {
        requireOpen();
        log.apply(id, new MoveTask.Verify(new TaskVerification(passed, JsonValue.recorded(details))));
    }

    /** The work is done. */
    public void complete() throws IOException {
        complete(WorkOutcome.done());
    }

    /**
     * The work is done. If its verification did not pass, the task fails, unless its preset says that this is no failure: then it
     * is completed, but not verified.
     *
     * @throws RefusedException if it may not complete, for instance without a required verification; it stays open then
     */
    public synchronized void complete(WorkOutcome outcome) throws IOException {
        Boolean passed = outcome.passed();
        TaskVerification verification = passed == null ? null : new TaskVerification(passed, outcome.details());
        WorkFigures figures = meter.soFar(outcome.metrics());
        if (!outcome.resources().isEmpty()) {
            requireOpen();
            log.apply(id, new RecordSnapshot(null, figures));
            figures = new WorkFigures(outcome.resources(), figures.mlMetrics());
        }
        WorkPreset kind = preset;
        if (kind != null) {
            verification = judged(kind, outcome, verification);
            if (!verification.passed() && !kind.failsUnverified()) {
                requireOpen();
                log.apply(id, new MoveTask.Verify(verification));
                verification = null;
            }
        }
        end(new MoveTask.Complete(verification, outcome.result(), outcome.metadata().isEmpty() ? null : outcome.metadata(), figures));
    }

    private TaskVerification judged(WorkPreset kind, WorkOutcome outcome, @Nullable TaskVerification check) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>(metadata);
        facts.putAll(outcome.metadata());
        facts.putAll(outcome.metrics());
        return PresetJudge.judged(kind, facts, check);
    }

    /** The work failed. */
    public synchronized void fail(String error) throws IOException {
        end(new MoveTask.Fail(error, null, meter.soFar(Map.of())));
    }

    /** The work failed because of this exception. */
    public void fail(Throwable cause) throws IOException {
        fail(FailureText.words(cause));
    }

    /** The work is no longer wanted. */
    public synchronized void cancel(@Nullable String reason) throws IOException {
        end(new MoveTask.Cancel(reason));
    }

    private void end(TaskRequest request) throws IOException {
        requireOpen();
        log.apply(id, request);
        ended = true;
        held.close();
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("task " + id + " has ended");
        }
    }

    /** Fails the task if it has not ended, and sends a notice. If somebody else has ended it, a notice says so. */
    @Override
    public synchronized void close() throws IOException {
        if (ended) {
            return;
        }
        log.notice("task " + id + " was " + NOT_COMPLETED);
        try {
            end(new MoveTask.Fail(NOT_COMPLETED, null, meter.soFar(Map.of())));
        } catch (RefusedException e) {
            log.notice("that is not recorded: " + e.getMessage());
        } finally {
            ended = true;
            held.close();
        }
    }

    @Override
    public String toString() {
        return String.join(" ", List.of("task", id));
    }
}
