package taskmgmt.cli.top;

import java.util.List;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.stats.Newest;
import taskmgmt.task.RunListener;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** What is kept of the runs that ended: those that tell how long others take, and the last failures. */
final class EndedRuns implements RunListener {
    private static final int FAILURES = 10;

    private final PastRuns past = Question.past(false).empty();
    private final Newest<Failed> failures = new Newest<>(FAILURES);
    private long count;

    /** A run that failed. */
    record Failed(long mark, String id, String title, String subsystem, long finishedMicros, long durationMicros) implements Newest.EndedAt {
        static Failed of(TaskRun run) {
            return new Failed(Newest.EndedAt.mark(run), run.id(), run.names().title(), run.subsystem(), run.moments().finished(), run.durationMicros());
        }
    }

    @Override
    public void started(TaskRun run) {
        // It is among the open ones.
    }

    @Override
    public void ended(TaskRun run) {
        count++;
        past.accept(run);
        if (run.status() == Status.FAILED) {
            failures.add(Failed.of(run));
        }
    }

    PastRuns past() {
        return past;
    }

    /** How many have ended, to see whether any has since. */
    long count() {
        return count;
    }

    /** The newest first. */
    List<Failed> failures() {
        return failures.inOrder().reversed();
    }
}
