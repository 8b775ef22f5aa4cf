package taskmgmt.run.task;

/** What to do with a command while a task with its key is open. */
public enum IfRunning {
    /** It is not run, which is fine. */
    SKIP,
    /** It is run when that task has ended. */
    WAIT,
    /** It is not run, which is a failure. */
    FAIL
}
