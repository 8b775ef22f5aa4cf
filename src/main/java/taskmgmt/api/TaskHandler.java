package taskmgmt.api;

import java.util.Map;

/** Does the work of one type of tasks. Called by many threads at once, one for each task. */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Does the work of one task, on a virtual thread. The thread is interrupted if the task is cancelled, or if the manager is
     * closed and the work takes longer than the manager waits.
     *
     * @return the output data: strings, numbers, booleans, lists, maps and null; may be empty
     * @throws Exception if the work failed: the task fails with its message
     */
    Map<String, ?> run(TaskContext context) throws Exception;
}
