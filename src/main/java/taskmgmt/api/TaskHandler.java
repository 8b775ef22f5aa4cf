package taskmgmt.api;

import java.util.Map;

/** Does the work of one type of tasks. Called by many threads at once, one for each task. */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Does the work of one task, on a virtual thread. It is interrupted where the task is cancelled, and where the manager is closed and
     * the work takes longer than that waits.
     *
     * @return the output data: strings, numbers, booleans, lists, maps and null; may be empty
     * @throws Exception where the work came to nothing: the task fails with its message
     */
    Map<String, ?> run(TaskContext context) throws Exception;
}
