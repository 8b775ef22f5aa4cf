package taskmgmt.change;

import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/**
 * What has become of a task.
 *
 * @param task  as it is after the change
 * @param event the change, as it was written
 */
public record ChangedTask(Task task, TaskEvent event) {}
