package taskmgmt.run.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.queue.ErrorContext;
import taskmgmt.queue.Job;
import taskmgmt.run.task.RetryRule;
import taskmgmt.task.Task;

/**
 * An attempt at a task of the queue that failed: what kind of error it was, whether another one follows, and what is recorded of it.
 *
 * @param fail what the run itself says of its end
 */
record FailedAttempt(Task task, Job job, int code, MoveTask.Fail fail) {
    ErrorCategory category() {
        Map<String, @Nullable Object> known = known();
        ErrorCategory named = known.get("error_category") instanceof String text ? ErrorCategory.named(text) : null;
        if (named != null) {
            return named; // whoever did it knows
        }
        String said = known.getOrDefault("output_tail", "") + "\n" + known.getOrDefault("error_tail", "");
        return ErrorCategory.of(code, Boolean.TRUE.equals(known.get("timed_out")), said);
    }

    private Map<String, @Nullable Object> known() {
        Map<String, @Nullable Object> metadata = fail.metadata();
        return metadata == null ? Map.of() : metadata;
    }

    /** How often it was run again before. */
    private int done() {
        return task.tally().retries();
    }

    /** The error; where its category decides what comes of it, that is said as well. */
    String error() {
        return job.retries().byCategory() ? fail.error() + " (" + category().text() + ")" : fail.error();
    }

    /** How long to wait before another attempt; null if none follows. */
    @Nullable Duration pause(RandomGenerator random) {
        if (job.retries().byCategory()) {
            return category().allows(done()) ? category().pause(done(), random) : null;
        }
        RetryRule rule = new RetryRule(job.retries().limit(), job.retries().first(), job.retries().longest(), job.retries().codes());
        return rule.allows(done(), code) ? rule.pause(done()) : null;
    }

    /** What is recorded where none follows: with the category, the number of the attempt, and the names of what it had in its environment. */
    MoveTask.Fail end() {
        List<String> names = new ArrayList<>(job.environment().values().keySet());
        names.addAll(job.environment().secrets());
        ErrorContext context = new ErrorContext(category(), done() + 1L, null, null, names);
        return new MoveTask.Fail(error(), context.in(known()), fail.figures(), fail.proof());
    }
}
