package taskmgmt.forecast;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Rung;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * How much longer running tasks take, given for how long they have run: quantiles of what is left, under the condition
 * that it is not over yet. Not thread-safe.
 */
public final class Remaining {
    /** With fewer ended runs a group speaks through wider circles. */
    private static final int ENOUGH = 3;

    private final Map<Rung, Map<Object, Survival>> circles = new EnumMap<>(Rung.class);
    private final long now;

    /** @param now in microseconds */
    public Remaining(RecentRuns ended, List<TaskRun> open, long now) {
        this.now = now;
        ended.byGroup().forEach((group, runs) -> runs.forEach(run ->
                around(group).values().forEach(survival -> survival.ended(run.durationMicros()))));
        for (TaskRun run : open) {
            if (isRunning(run)) {
                around(Group.of(run)).values().forEach(survival -> survival.stillRunning(run.runningMicros(now)));
            }
        }
    }

    /**
     * What is left of a task, in microseconds.
     *
     * @param elapsed  for how long it has run
     * @param p50      half of the tasks that ran so long were over by then; null where no history tells
     * @param p90      nine of ten were; null where no history tells
     * @param basis    whose runs tell
     * @param runs     how many ended runs there are of them
     */
    public record Left(long elapsed, @Nullable Long p50, @Nullable Long p90, Rung basis, int runs) {
        /** Whether no task of its kind is known to have run longer and ended. */
        public boolean isBeyondHistory() {
            return p50 == null;
        }
    }

    /** Whether the clock runs for it. */
    public static boolean isRunning(TaskRun run) {
        return run.status() == Status.ACTIVE && run.moments().started() != TaskRun.UNKNOWN;
    }

    /** @param run a running task */
    public Left left(TaskRun run) {
        long elapsed = run.runningMicros(now);
        for (Map.Entry<Rung, Survival> circle : around(Group.of(run)).entrySet()) {
            Survival survival = circle.getValue();
            if (survival.endedRuns() >= ENOUGH || circle.getKey() == Rung.WHOLE) {
                return new Left(elapsed, survival.left(elapsed, 0.5), survival.left(elapsed, 0.9), circle.getKey(),
                        survival.endedRuns());
            }
        }
        throw new IllegalStateException("the whole is around everything");
    }

    /** From the narrowest to the widest. */
    private Map<Rung, Survival> around(Group group) {
        Map<Rung, Survival> around = new EnumMap<>(Rung.class);
        around.put(Rung.GROUP, circle(Rung.GROUP, group));
        around.put(Rung.TYPE, circle(Rung.TYPE, group.type()));
        around.put(Rung.SUBSYSTEM, circle(Rung.SUBSYSTEM, group.subsystem()));
        around.put(Rung.WHOLE, circle(Rung.WHOLE, ""));
        return around;
    }

    private Survival circle(Rung rung, Object name) {
        return circles.computeIfAbsent(rung, unseen -> new HashMap<>()).computeIfAbsent(name, unseen -> new Survival());
    }
}
