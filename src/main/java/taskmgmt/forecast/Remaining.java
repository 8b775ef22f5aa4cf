package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.mixture.RemainingPredictor.Answer;
import taskmgmt.forecast.mixture.Rung;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * How much longer running tasks take, given for how long they have run: quantiles of what is left, under the condition
 * that it is not over yet, calibrated on the last runs. Not thread-safe.
 */
public final class Remaining {
    private final RemainingWalk walk;
    private final long now;

    /**
     * By these runs.
     *
     * @param tuning how the method is set
     * @param now    in microseconds
     */
    public Remaining(PastRuns ended, Tuning tuning, long now) {
        this.now = now;
        this.walk = new RemainingWalk(tuning, (work, elapsed, answer, total) -> {});
        List<Past> ends = ended.inOrder();
        List<Past> starts = new ArrayList<>(ends);
        starts.sort(Past.BY_START);
        int next = 0;
        for (Past end : ends) {
            while (next < starts.size() && starts.get(next).started() <= end.finishedMicros()) {
                Past start = starts.get(next++);
                walk.started(id(start), start.work(), start.started());
            }
            walk.ended(id(end), end.work(), end.finishedMicros(), end.durationMicros());
        }
    }

    private static String id(Past run) {
        return Long.toString(run.mark());
    }

    /**
     * What is left of a task, in microseconds.
     *
     * @param elapsed for how long it has run
     * @param p50     half of the tasks that ran so long were over by then; null where there is not enough history
     * @param p90     nine of ten were; null as well
     * @param p95     nineteen of twenty were; null as well
     * @param basis   whose runs tell; null as well
     * @param runs    how many ended runs there are of them, of the last hundred
     */
    public record Left(
            long elapsed, @Nullable Long p50, @Nullable Long p90, @Nullable Long p95, @Nullable Rung basis, int runs) {}

    /** Whether the clock runs for it. */
    public static boolean isRunning(TaskRun run) {
        return run.status() == Status.ACTIVE && run.moments().started() != TaskRun.UNKNOWN;
    }

    /** @param run a running task */
    public Left left(TaskRun run) {
        return left(run, now);
    }

    /**
     * What is left at another moment, by what had ended at the one asked for first.
     *
     * @param at in microseconds
     */
    public Left left(TaskRun run, long at) {
        long elapsed = run.runningMicros(at);
        Answer answer = walk.ask(Work.of(run), elapsed);
        return answer == null
                ? new Left(elapsed, null, null, null, null, 0)
                : new Left(elapsed, left(answer, 0, elapsed), left(answer, 1, elapsed), left(answer, 2, elapsed),
                        answer.basis(), answer.runs());
    }

    private static long left(Answer answer, int level, long elapsed) {
        return answer.total(level) - elapsed;
    }
}
