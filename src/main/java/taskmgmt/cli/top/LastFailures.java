package taskmgmt.cli.top;

import java.util.List;
import taskmgmt.stats.Newest;
import taskmgmt.task.RunListener;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** The tasks that failed last. */
final class LastFailures implements RunListener {
    private static final int FAILURES = 10;

    private final Newest<Failed> failures = new Newest<>(FAILURES);

    /** A run that failed. */
    record Failed(long mark, String id, String title, String subsystem, long finishedMicros, long durationMicros) implements Newest.EndedAt {}

    @Override
    public void started(TaskRun run) {
        // Not needed: it is among the open tasks.
    }

    @Override
    public void ended(TaskRun run) {
        if (run.status() == Status.FAILED) {
            failures.add(new Failed(Newest.EndedAt.mark(run), run.id(), run.names().title(), run.subsystem(), run.moments().finished(), run.durationMicros()));
        }
    }

    /** The newest first. */
    List<Failed> newest() {
        return failures.inOrder().reversed();
    }
}
