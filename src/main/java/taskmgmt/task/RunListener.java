package taskmgmt.task;

/** Takes what happened to tasks one after the other, for reports that go along with it. */
public interface RunListener {
    /** A task that was started, for the first time or again; its moments are those of now. */
    void started(TaskRun run);

    /** A task that ended. */
    void ended(TaskRun run);
}
