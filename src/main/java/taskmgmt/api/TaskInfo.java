package taskmgmt.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * A snapshot of a task. Numbers are Long, or BigInteger and BigDecimal if they do not fit. Immutable.
 *
 * @param priority   1 to 10, 10 the most urgent
 * @param attempt    which attempt at it this is, counted from 1
 * @param input      the data that it works on; empty if there is none
 * @param output     its result, if that is an object; empty until then
 * @param error      what went wrong; null if nothing did
 * @param startedAt  the start of the last attempt; null until then
 * @param finishedAt the end of the last attempt; null until then
 */
public record TaskInfo(
        String id, String subsystem, String type, String title, Status status, int priority, int attempt,
        Map<String, @Nullable Object> input, Map<String, @Nullable Object> output, @Nullable String error,
        Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

    static TaskInfo of(Task task) {
        return new TaskInfo(task.id(), task.subsystem(), task.type(), task.title(), task.status(), task.priority(),
                task.tally().retries() + 1, object(task.value(TaskField.INPUT)), object(task.value(TaskField.RESULT)),
                task.value(TaskField.ERROR_MESSAGE) instanceof String text ? text : null,
                task.createdAt(), task.startedAt(), task.finishedAt());
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? JsonValue.plainMap(map) : Map.of();
    }

    /** Whether it was completed. */
    public boolean succeeded() {
        return status.isSuccess();
    }
}
