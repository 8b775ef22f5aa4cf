package taskmgmt.task;

/** Takes what happened to tasks in the order of the log, for reports that go along with it. */
public interface RunListener {
    /** A task that was created, which may never be started; its metadata is that of now. */
    default void created(TaskRun run) {}

    /** A task that was started, for the first time or again; its moments are those of now. */
    void started(TaskRun run);

    /** A task that ended. */
    void ended(TaskRun run);
}
