package taskmgmt.run.workflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.queue.ErrorContext;
import taskmgmt.queue.Retries;
import taskmgmt.run.task.EndLost;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RetryRule;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.workflow.StepOutput;
import taskmgmt.workflow.run.Ready;
import taskmgmt.workflow.run.RunRecord;

/** What is recorded about the end of a step's command. */
final class StepOutcome {
    /** The error of an attempt that was ended because the leader of the run was asked to end. */
    static final String INTERRUPTED = "interrupted";
    private static final int MAX_LOSSES = 3;

    private final TaskLog log;

    StepOutcome(TaskLog log) {
        this.log = log;
    }

    /** Its process is gone: it is run again, but not for ever. */
    static List<TaskRequest> lost(Task task) {
        long losses = task.earlier().stream().filter(each -> EndLost.ERROR.equals(each.error())).count() + 1;
        return List.of(losses < MAX_LOSSES ? new MoveTask.Retry(EndLost.ERROR)
                : new MoveTask.Fail(EndLost.ERROR, null, WorkFigures.NONE, Status.Proof.OBSERVED));
    }

    /** It is no longer wanted. */
    static List<TaskRequest> unwanted(String reason) {
        return List.of(new MoveTask.Cancel(reason));
    }

    /**
     * What is recorded.
     *
     * @param unwanted why it was ended; null if it ended by itself
     * @param leaves   whether the leader of the run is about to end: then the next leader runs it again
     */
    List<TaskRequest> of(StepCommands.Ended ended, @Nullable String unwanted, boolean leaves, Instant now) throws IOException {
        RecordedRun.Attempted attempted = ended.attempted();
        if (unwanted != null) {
            return unwanted(unwanted);
        }
        if (attempted == null) {
            ErrorContext context = new ErrorContext(ErrorCategory.VALIDATION, attempt(ended), path(ended), ended.begun().begin().ready().plan(), names(ended));
            return List.of(new MoveTask.Fail(String.valueOf(ended.fault()), context.in(null), WorkFigures.NONE, Status.Proof.OBSERVED));
        }
        if (attempted.error() == null) {
            return completed(attempted, ended.begun().begin().ready(), ended.said());
        }
        if (leaves) {
            return List.of(attempted.soFar(), new MoveTask.Retry(INTERRUPTED, now));
        }
        ErrorCategory category = category(attempted);
        Retries retries = ended.begun().begin().ready().retries();
        Duration pause = pause(ended.begun().task(), retries, category, attempted.status().code());
        String error = retries.byCategory() ? attempted.error() + " (" + category.text() + ")" : attempted.error();
        return pause == null ? failed(attempted, error, category, ended) : List.of(attempted.soFar(), new MoveTask.Retry(error, now.plus(pause)));
    }

    /** According to the request to a server, or to the command itself. */
    private static ErrorCategory category(RecordedRun.Attempted attempted) {
        Map<String, ? extends @Nullable Object> known = attempted.end().getLast() instanceof MoveTask.Fail fail && fail.metadata() != null
                ? fail.metadata() : Map.of();
        ErrorCategory said = known.get("error_category") instanceof String text ? ErrorCategory.named(text) : null;
        return said != null ? said : ErrorCategory.of(attempted.status().code(), Boolean.TRUE.equals(known.get("timed_out")),
                known.get("output_tail") + "\n" + known.get("error_tail"));
    }

    /** Includes what is known about an error. */
    private static List<TaskRequest> failed(RecordedRun.Attempted attempted, String error, ErrorCategory category, StepCommands.Ended ended) {
        List<TaskRequest> requests = new ArrayList<>(attempted.end());
        if (requests.getLast() instanceof MoveTask.Fail fail) {
            ErrorContext context = new ErrorContext(category, attempt(ended), path(ended), ended.begun().begin().ready().plan(), names(ended));
            requests.set(requests.size() - 1, new MoveTask.Fail(error, context.in(fail.metadata()), fail.figures(), fail.proof()));
        }
        return requests;
    }

    private static long attempt(StepCommands.Ended ended) {
        return ended.begun().task().tally().retries() + 1L;
    }

    private static String path(StepCommands.Ended ended) {
        return ended.begun().begin().path();
    }

    private static List<String> names(StepCommands.Ended ended) {
        Ready ready = ended.begun().begin().ready();
        List<String> names = new ArrayList<>(ready.secrets());
        if (ready.means() instanceof Ready.Means.CommandLine process) {
            names.addAll(process.environment().keySet());
        }
        return names;
    }

    /** How long to wait before the next attempt; null if there is none. Lost or interrupted attempts do not count. */
    private static @Nullable Duration pause(Task task, Retries retries, ErrorCategory category, int code) {
        RetryRule rule = new RetryRule(retries.limit(), retries.first(), retries.longest(), retries.codes());
        int from = task.fields().get(RunRecord.RETRIES_BEFORE) instanceof Long before ? before.intValue() : 0;
        int done = 0;
        for (Task.Attempt each : task.earlier().subList(Math.min(from, task.earlier().size()), task.earlier().size())) {
            done += EndLost.ERROR.equals(each.error()) || INTERRUPTED.equals(each.error()) ? 0 : 1;
        }
        if (retries.byCategory()) {
            return category.allows(done) ? category.pause(done, new SplittableRandom()) : null;
        }
        return rule.allows(done, code) ? rule.pause(done) : null;
    }

    private List<TaskRequest> completed(RecordedRun.Attempted attempted, Ready ready, String said) throws IOException {
        MoveTask end = attempted.end().getLast();
        if (ready.outputs().isEmpty() || !(end instanceof MoveTask.Complete complete)) {
            return List.copyOf(attempted.end());
        }
        try {
            Map<String, @Nullable Object> outputs = StepOutput.read(said, ready.outputs());
            if (!outputs.equals(log.kept(TaskField.RESULT.text(), outputs))) {
                throw new IllegalArgumentException("an output has a secret in it, which the log would keep: write it to a file instead");
            }
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            if (complete.result() instanceof Map<?, ?> known) {
                known.forEach((key, value) -> result.put(String.valueOf(key), value));
            }
            result.put("outputs", outputs);
            return List.of(new MoveTask.Complete(complete.verification(), result, complete.metadata(), complete.figures(), complete.proof()));
        } catch (IllegalArgumentException e) {
            return List.of(new MoveTask.Fail(String.valueOf(e.getMessage()), complete.metadata(), complete.figures(), Status.Proof.OBSERVED));
        }
    }
}
