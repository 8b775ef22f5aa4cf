package taskmgmt.change;

import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Reports the progress of a task. Null means not reported.
 *
 * @param percent how much is done, 0 to 100: a Long, BigInteger or Decimal
 * @param message what it is currently doing
 */
public record ReportProgress(@Nullable Object percent, @Nullable String message, Subtasks subtasks, WorkFigures figures)
        implements TaskRequest {
    private static final Decimal ALL = Decimal.valueOf(100);

    /** The number of its parts, and how many of them are completed or failed. */
    public record Subtasks(@Nullable Long total, @Nullable Long completed, @Nullable Long failed) {
        public static final Subtasks UNKNOWN = new Subtasks(null, null, null);
    }

    /** @throws InvalidValueException if the percentage is invalid */
    public ReportProgress {
        checkPercentage(percent);
    }

    /** Whether the value is a number from 0 to 100. */
    public static boolean isPercentage(Object value) {
        return value instanceof Number number && TaskField.PROGRESS_PERCENT.fault(number).isEmpty()
                && Decimal.of(number).compareTo(ALL) <= 0;
    }

    static void checkPercentage(@Nullable Object percent) {
        if (percent != null && !isPercentage(percent)) {
            throw new InvalidValueException(TaskField.PROGRESS_PERCENT.text(), "must be a number from 0 to 100");
        }
    }

    @Override
    public EventType type() {
        return EventType.PROGRESS;
    }

    @Override
    public void describe(EventFields fields, Task task, Snapshot now) {
        fields.put(TaskField.PROGRESS_PERCENT, percent)
                .put(TaskField.PROGRESS_MESSAGE, message)
                .put(TaskField.SUBTASKS_TOTAL, subtasks.total())
                .put(TaskField.SUBTASKS_COMPLETED, subtasks.completed())
                .put(TaskField.SUBTASKS_FAILED, subtasks.failed())
                .put(figures);
    }
}
