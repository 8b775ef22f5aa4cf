package taskmgmt.forecast;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.RemainingPredictor;
import taskmgmt.forecast.mixture.RemainingPredictor.Answer;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Quantiles;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

/**
 * How good forecasts of the remaining time would have been: see {@link RemainingWalk}. Nothing used for an answer happened after its
 * moment. Not thread-safe.
 */
public final class RemainingBacktest implements RunListener {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Predicate<TaskRun> wanted;
    private final RemainingWalk walk;
    private final Quantiles errors = new Quantiles();
    private final long[] under = new long[RemainingPredictor.LEVELS.size()];
    private long answered;
    private long unanswered;

    /** @param tuning the parameters of the method */
    public RemainingBacktest(Predicate<TaskRun> wanted, Tuning tuning) {
        this.wanted = wanted;
        this.walk = new RemainingWalk(tuning, this::score);
    }

    @Override
    public void started(TaskRun run) {
        walk.started(run.id(), Work.of(run), run.moments().started());
    }

    @Override
    public void ended(TaskRun run) {
        if (run.durationMicros() != TaskRun.UNKNOWN && wanted.test(run)) {
            walk.ended(run.id(), Work.of(run), run.moments().finished(), run.durationMicros());
        } else {
            walk.dropped(run.id(), run.moments().finished());
        }
    }

    private void score(Work work, long elapsed, @Nullable Answer answer, long total) {
        if (answer == null) {
            unanswered++;
            return;
        }
        answered++;
        for (int level = 0; level < under.length; level++) {
            under[level] += total <= answer.total(level) ? 1 : 0;
        }
        errors.add(Math.abs(total - answer.total(0)));
    }

    /** How many questions were answered. */
    public long answered() {
        return answered;
    }

    /** How many questions could not be answered for lack of history. */
    public long unanswered() {
        return unanswered;
    }

    /**
     * The fraction of answered questions whose task took no longer than predicted. Levels: 0 for p50, 1 for p90, 2 for p95. NaN if there
     * are none.
     */
    public double under(int level) {
        return (double) under[level] / answered;
    }

    /** The median error at p50 in seconds: half of the answers were off by no more than this; NaN if there are none. */
    public double medianError() {
        return answered == 0 ? Double.NaN : errors.at(0.5) / MICROS_PER_SECOND;
    }
}
