package taskmgmt.change;

import java.io.IOException;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;

/** What {@link ChangeTask} is asked to do to a task, whichever it is. It becomes one event. */
public sealed interface TaskRequest permits MoveTask, UpdateTask, ReportProgress, RecordSnapshot {
    EventType type();

    /**
     * Adds what the event says besides that it happened; runs under the lock. Public as every method of an interface, but
     * only for this room, whose {@link EventFields} it takes.
     */
    void describe(EventFields fields, Task task, Snapshot now) throws IOException;
}
