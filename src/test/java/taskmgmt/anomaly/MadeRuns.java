package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** Runs as a test makes them up, in the order in which they end. */
final class MadeRuns {
    static final long DAY = 86_400_000_000L;
    static final long SECOND = 1_000_000;

    private final List<TaskRun> runs = new ArrayList<>();

    List<TaskRun> all() {
        return runs;
    }

    TaskRun last() {
        return runs.getLast();
    }

    /** Successful runs of one group that take these seconds and end on the first day, one after another. */
    MadeRuns done(double... seconds) {
        for (double each : seconds) {
            ended("build", Status.COMPLETED, each, runs.size() * SECOND, TaskRun.Figures.NONE);
        }
        return this;
    }

    MadeRuns ended(String type, Status status, double seconds, long endMicros, TaskRun.Figures figures) {
        return add(type, status, endMicros - Math.round(seconds * SECOND), endMicros, figures);
    }

    /** @param started {@link TaskRun#UNKNOWN} for a run that never was */
    MadeRuns add(String type, Status status, long started, long finished, TaskRun.Figures figures) {
        int number = runs.size();
        runs.add(TaskRun.of(
                "t" + number,
                new TaskRun.Names("ci", type, "run " + number, "", List.of(), 5),
                new Standing(status, false, false),
                new TaskRun.Moments(-100 * DAY, started, started, finished, finished, TaskRun.UNKNOWN, TaskRun.UNKNOWN),
                new TaskRun.Tally(1, 0, 0, 0),
                figures,
                null,
                100L * number));
        return this;
    }

    static <F extends Fold<F>> F fold(Projection<F> projection, List<TaskRun> runs) {
        F fold = projection.empty();
        runs.forEach(fold::accept);
        return fold;
    }

    /** What a fold has become after it was kept. */
    static <F extends Fold<F>> F kept(Projection<F> projection, F fold) {
        return projection.read(new StateReader(bytes(fold)));
    }

    static byte[] bytes(Fold<?> fold) {
        StateWriter state = new StateWriter();
        fold.write(state);
        return state.toByteArray();
    }
}
