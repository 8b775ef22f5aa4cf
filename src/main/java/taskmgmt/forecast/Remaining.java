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
 * How much longer running tasks will take, given how long they have been running: quantiles of the remaining time, on
 * the condition that the task has not ended yet, calibrated on the last runs. Not thread-safe.
 */
public final class Remaining {
    private final RemainingWalk walk;
    private final long now;

    /**
     * Forecasts from these runs.
     *
     * @param tuning the parameters of the method
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
     * The remaining time of a task, in microseconds.
     *
     * @param elapsed how long it has been running
     * @param p50     half of the tasks that ran this long ended within this time; null if there is not enough history
     * @param p90     nine of ten did; also null then
     * @param p95     nineteen of twenty did; also null then
     * @param basis   which runs this is based on; also null then
     * @param runs    how many ended runs there are among them, of the last hundred
     */
    public record Left(
            long elapsed, @Nullable Long p50, @Nullable Long p90, @Nullable Long p95, @Nullable Rung basis, int runs) {}

    /** Whether its time is running. */
    public static boolean isRunning(TaskRun run) {
        return run.status() == Status.ACTIVE && run.moments().started() != TaskRun.UNKNOWN;
    }

    /** @param run a running task */
    public Left left(TaskRun run) {
        return left(run, now);
    }

    /**
     * The remaining time at another moment, from what had ended at the time given to the constructor.
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
