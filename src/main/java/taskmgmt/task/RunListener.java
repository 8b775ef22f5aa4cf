package taskmgmt.task;

/** Receives the starts and ends of tasks one after the other, for reports that accumulate them. */
public interface RunListener {
    /** A task that was started, for the first time or again; its moments are those at that time. */
    void started(TaskRun run);

    /** A task ended. */
    void ended(TaskRun run);
}
