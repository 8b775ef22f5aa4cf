package taskmgmt.change;

import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/**
 * A task after a change.
 *
 * @param task  as it is after the change
 * @param event the change, as written
 */
public record ChangedTask(Task task, TaskEvent event) {}
