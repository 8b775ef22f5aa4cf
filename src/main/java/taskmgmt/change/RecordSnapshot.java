package taskmgmt.change;

import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Records a snapshot of the resources of a running task.
 *
 * @param percent how much is done, 0 to 100; null if not given
 */
public record RecordSnapshot(@Nullable Object percent, WorkFigures figures) implements TaskRequest {

    /** @throws InvalidValueException if the percentage is invalid */
    public RecordSnapshot {
        ReportProgress.checkPercentage(percent);
    }

    @Override
    public EventType type() {
        return EventType.SNAPSHOT;
    }

    @Override
    public void describe(EventFields fields, Task task, Snapshot now) {
        fields.put(TaskField.PROGRESS_PERCENT, percent).put(figures);
    }
}
