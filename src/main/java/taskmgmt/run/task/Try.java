package taskmgmt.run.task;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.WorkFigures;
import taskmgmt.preset.PresetVerdict;
import taskmgmt.preset.WorkPreset;
import taskmgmt.run.Child;
import taskmgmt.run.ChildFigures;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.StartFailure;
import taskmgmt.task.Status;
import taskmgmt.time.Durations;

/**
 * One execution of a command, and its meaning for the task.
 *
 * @param status       how it ended
 * @param error        what went wrong; null for nothing
 * @param ended        null if it could not be started
 * @param verification of its work; null if that was not checked
 * @param checked      whether a verifier was run for that
 * @param metrics      what it reported about its model; null if not wanted
 * @param grownBytes   how much the watched directory has grown; null for none
 */
record Try(
        ExitStatus status, @Nullable String error, Child.@Nullable Ended ended, @Nullable TaskVerification verification, boolean checked,
        @Nullable Map<String, @Nullable Object> metrics, @Nullable Long grownBytes) {
    static Try of(Child.Ended ended, Child.TimeLimit time, @Nullable Map<String, @Nullable Object> metrics, @Nullable Long grownBytes) {
        ExitStatus status = ended.status();
        Duration limit = time.limit();
        String error = ended.timedOut() && limit != null ? "timed out after " + Durations.text(limit) + ": " + status.words() : status.isSuccess() ? null : status.words();
        if (error == null && ended.lost() != null) {
            return new Try(OUTPUT_LOST, "its output could not be passed on: " + ended.lost(), ended, null, false, metrics, grownBytes);
        }
        return new Try(ended.timedOut() && status.isSuccess() ? TIMED_OUT : status, error, ended, null, false, metrics, grownBytes);
    }

    /** The exit code of a program that cannot write its own output. */
    private static final ExitStatus OUTPUT_LOST = new ExitStatus(1);

    /** As with timeout(1); a command that exits with its own code when asked to end keeps that code, unless it is 0. */
    private static final ExitStatus TIMED_OUT = new ExitStatus(124);

    /** As in a shell: 127 if there is no such program, 126 if it cannot be run. */
    static Try notStarted(IOException failure) {
        StartFailure why = StartFailure.of(failure);
        return new Try(why.missing() ? ExitStatus.NOT_FOUND : ExitStatus.NOT_EXECUTABLE, why.toString(), null, null, false, null, null);
    }

    /** For a command that was not started, because this process was asked to end first. */
    static Try notBegun(String signal) {
        return new Try(ExitStatus.signalled(signal), "ended by SIG" + signal + " before it was started", null, null, false, null, null);
    }

    /** The same after its work was checked. */
    Try verified(TaskVerification check) {
        if (check.passed()) {
            return new Try(status, null, ended, check, true, metrics, grownBytes);
        }
        Object code = check.details() instanceof Map<?, ?> details ? details.get("exit_code") : null;
        int number = code instanceof Long known && known > 0 ? known.intValue() : 1;
        return new Try(new ExitStatus(number), check.failure(), ended, check, true, metrics, grownBytes);
    }

    /**
     * The same, judged by the rule for its kind of work. Its work counts as done, verified or not, unless the rule defines success.
     *
     * @param check what a verifier found; null if none was run
     * @param known what else is known about the work
     */
    Try judged(WorkPreset preset, @Nullable TaskVerification check, Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>(known);
        facts.putAll(metrics == null ? Map.of() : metrics);
        facts.put("exit_code", (long) status.code());
        PresetVerdict verdict = preset.judge(facts, check == null ? null : check.passed());
        Map<String, @Nullable Object> details = new LinkedHashMap<>(verdict.details());
        if (check != null && check.details() instanceof Map<?, ?> found) {
            found.forEach((key, value) -> details.put(String.valueOf(key), value));
        }
        if (!verdict.met() && preset.failsUnverified()) {
            return verified(new TaskVerification(false, details));
        }
        return new Try(status, null, ended, new TaskVerification(verdict.met(), details), check != null, metrics, grownBytes);
    }

    boolean succeeded() {
        return error == null;
    }

    @Nullable ChildFigures figures() {
        Child.Ended known = ended;
        return known == null ? null : known.figures();
    }

    private WorkFigures workFigures() {
        ChildFigures measured = figures();
        return measured == null ? WorkFigures.NONE : FigureRecord.of(measured, grownBytes, metrics);
    }

    /** Recorded before the task is open for another try: the figures of this one. */
    RecordSnapshot snapshot() {
        return new RecordSnapshot(null, workFigures());
    }

    /**
     * What is recorded about its end, in this order. Work that is done and not verified has two records.
     *
     * @param heard what else is known about its output
     */
    List<MoveTask> end(Map<String, @Nullable Object> heard) {
        WorkFigures figures = workFigures();
        Map<String, @Nullable Object> metadata = metadata(heard);
        String failure = error;
        TaskVerification check = verification;
        if (failure != null && check == null) {
            return List.of(new MoveTask.Fail(failure, metadata, figures, Status.Proof.OBSERVED));
        }
        Map<String, Long> result = Map.of("exit_code", (long) status.code());
        if (failure == null && check != null && !check.passed()) {
            return List.of(new MoveTask.Verify(check), new MoveTask.Complete(null, result, metadata, figures, Status.Proof.OBSERVED));
        }
        return List.of(new MoveTask.Complete(check, result, metadata, figures, checked ? Status.Proof.CHECKED : Status.Proof.OBSERVED));
    }

    private Map<String, @Nullable Object> metadata(Map<String, @Nullable Object> heard) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        Child.Ended known = ended;
        metadata.put("exit_code", (long) status.code());
        put(metadata, "signal", status.signal());
        if (known != null) {
            put(metadata, "timed_out", known.timedOut() ? Boolean.TRUE : null);
            put(metadata, "output_tail", notEmpty(known.outTail()));
            put(metadata, "error_tail", notEmpty(known.errTail()));
        }
        metadata.putAll(heard);
        return Collections.unmodifiableMap(metadata);
    }

    private static void put(Map<String, @Nullable Object> metadata, String key, @Nullable Object value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    private static @Nullable String notEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private String outcome() {
        return succeeded() ? "completed" : "failed";
    }

    private @Nullable Long wallMillis() {
        ChildFigures measured = figures();
        return measured == null ? null : measured.wallNanos() / 1_000_000;
    }

    /** For a command that is run as a consequence. */
    Map<String, String> facts(@Nullable String title) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("TASK_MGMT_TITLE", title == null ? "" : title);
        facts.put("TASK_MGMT_STATUS", outcome());
        facts.put("TASK_MGMT_EXIT_CODE", String.valueOf(status.code()));
        facts.put("TASK_MGMT_ERROR", error == null ? "" : error);
        Long millis = wallMillis();
        facts.put("TASK_MGMT_WALL_MILLIS", millis == null ? "" : millis.toString());
        return facts;
    }

    /** The facts for a web server: {@code wall_millis} is in milliseconds, or null where it was not measured. */
    Map<String, @Nullable Object> report(String taskId, @Nullable String title) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("task_id", taskId);
        report.put("title", title);
        report.put("status", outcome());
        report.put("exit_code", (long) status.code());
        report.put("error_message", error);
        report.put("wall_millis", wallMillis());
        return report;
    }
}
