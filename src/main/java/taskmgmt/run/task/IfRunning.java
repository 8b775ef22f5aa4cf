package taskmgmt.run.task;

/** What to do with a command while a task with its key is open. */
public enum IfRunning {
    /** It is not run, which counts as success. */
    SKIP,
    /** It is run after that task has ended. */
    WAIT,
    /** It is not run, which counts as a failure. */
    FAIL
}
