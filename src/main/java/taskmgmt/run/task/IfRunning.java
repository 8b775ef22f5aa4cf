package taskmgmt.run.task;

/** What becomes of a command while a task of its key is open. */
public enum IfRunning {
    /** It is not run, which is fine. */
    SKIP,
    /** It is run when that task has ended. */
    WAIT,
    /** It is not run, which is a failure. */
    FAIL
}
