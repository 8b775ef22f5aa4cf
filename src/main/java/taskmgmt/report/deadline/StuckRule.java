package taskmgmt.report.deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import taskmgmt.expect.ExpectedRun;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.stats.RecentRuns;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * Which open tasks count as stuck. Active tasks are judged by everything, tasks that wait for another try by that
 * waiting and by their restarts. Pending, queued and paused tasks wait because somebody wants them to, and are judged
 * only by whether what they wait for can still come. Pure.
 *
 * <p>Time counts from the newest start, resumption or retry: a pause is not work, and each try has its own time.
 *
 * @param limit       for how long a task may be active, or wait for its next try
 * @param quietMicros for how long a task that reports progress may report none, in microseconds
 * @param restarts    from how many restarts on it goes round in circles
 * @param ownerIsGone whether the process that works on a task has ended
 * @param leaseIsOver whether whoever claimed a task has let its lease run out
 * @param unreachable whether a task waits for one that failed or was cancelled
 */
public record StuckRule(
        StuckLimit limit, long quietMicros, int restarts, Predicate<TaskRun> ownerIsGone, Predicate<TaskRun> leaseIsOver,
        Predicate<TaskRun> unreachable) {
    /** Two clocks may differ by so much. */
    private static final long CLOCK_TOLERANCE_MICROS = 60_000_000;

    /** What the limits are worked out from: the last successful runs of each group. */
    public static Projection<RecentRuns> history() {
        return RecentRuns.last(StuckLimit.RUNS, "completed", run -> run.status() == Status.COMPLETED);
    }

    /** The stuck ones among the open tasks, those that are stuck for the longest time first. */
    public List<StuckTask> judge(List<TaskRun> open, RecentRuns history, long now) {
        List<StuckTask> stuck = new ArrayList<>();
        for (TaskRun run : open) {
            StuckTask task = judge(run, limit.of(Group.of(run), history), now);
            if (!task.reasons().isEmpty()) {
                stuck.add(task);
            }
        }
        stuck.sort((one, other) -> Long.compare(other.runningMicros(), one.runningMicros()));
        return stuck;
    }

    /** The groups of such tasks whose limit should come from their history, but cannot. */
    public NavigableSet<Group> withoutHistory(List<TaskRun> open, RecentRuns history) {
        NavigableSet<Group> groups = new TreeSet<>();
        for (TaskRun run : open) {
            boolean isJudged = run.status() == Status.ACTIVE || run.status() == Status.RETRYING;
            if (isJudged && limit.asksHistory() && limit.of(Group.of(run), history).runs() == null) {
                groups.add(Group.of(run));
            }
        }
        return groups;
    }

    private StuckTask judge(TaskRun run, StuckLimit.Bound bound, long now) {
        boolean isActive = run.status() == Status.ACTIVE;
        boolean isRetrying = run.status() == Status.RETRYING;
        long since = run.moments().restarted();
        long running = isActive || isRetrying ? Math.max(0, now - since) : 0;
        int restarted = Math.max(run.tally().starts() - 1, run.tally().retriesKnown());
        List<StuckReason> reasons = new ArrayList<>();
        if (running > bound.micros()) {
            reasons.add(isActive ? StuckReason.ACTIVE_TOO_LONG : StuckReason.NOT_RETRIED);
        }
        if (isActive && isQuiet(run, now)) {
            reasons.add(StuckReason.NO_PROGRESS);
        }
        if ((isActive || isRetrying) && restarted >= restarts) {
            reasons.add(StuckReason.REPEATED_RESTARTS);
        }
        if (isActive && ownerIsGone.test(run)) {
            reasons.add(StuckReason.OWNER_GONE);
        }
        if (isActive && leaseIsOver.test(run)) {
            reasons.add(StuckReason.LEASE_OVER);
        }
        if (unreachable.test(run)) {
            reasons.add(StuckReason.UNREACHABLE);
        }
        if ((isActive || isRetrying) && since != TaskRun.UNKNOWN && since > now + CLOCK_TOLERANCE_MICROS) {
            reasons.add(StuckReason.STARTS_IN_FUTURE);
        }
        if (run.type().equals(ExpectedRun.TYPE) && run.moments().deadline() != TaskRun.UNKNOWN && run.moments().deadline() < now) {
            reasons.add(StuckReason.EXPECTED_RUN);
        }
        return new StuckTask(run, running, bound, restarted, reasons);
    }

    /** Only a task that has reported progress owes more of it; after a new start it gets the same time again. */
    private boolean isQuiet(TaskRun run, long now) {
        long reported = run.moments().progressed();
        return reported != TaskRun.UNKNOWN && now - Math.max(reported, run.moments().restarted()) > quietMicros;
    }
}
