package taskmgmt.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often things happened to a task.
 *
 * @param retries     how often it was sent back to be tried again
 * @param passes      verifications passed
 * @param failures    verifications failed
 * @param errors      errors reported by a failure or a retry
 * @param lastErrorAt when the last of them was reported; null where there was none
 */
public record Counts(int retries, int passes, int failures, int errors, @Nullable Instant lastErrorAt) {
    static final Counts NONE = new Counts(0, 0, 0, 0, null);

    Counts after(TaskEvent event, boolean failed) {
        Boolean verdict = event.verdict();
        boolean error = failed || (event.type() == EventType.RETRYING && event.text("error_message") != null);
        return new Counts(
                retries + (event.type() == EventType.RETRYING ? 1 : 0),
                passes + (Boolean.TRUE.equals(verdict) ? 1 : 0),
                failures + (Boolean.FALSE.equals(verdict) ? 1 : 0),
                errors + (error ? 1 : 0),
                error ? event.at() : lastErrorAt);
    }
}
