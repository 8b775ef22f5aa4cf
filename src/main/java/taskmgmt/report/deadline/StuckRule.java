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
 * Which open tasks count as stuck. Active tasks are judged by every criterion, tasks that wait for another attempt by
 * how long they wait and by their restarts. Pending, queued and paused tasks wait because somebody wants them to, and
 * are judged only by whether the tasks they wait for can still complete. Pure.
 *
 * <p>Time counts from the newest start, resumption or retry: a pause is not work, and each attempt has its own time.
 *
 * @param limit       how long a task may be active, or wait for its next attempt
 * @param quietMicros how long a task that reports progress may go without reporting any, in microseconds
 * @param restarts    the number of restarts from which on a task counts as going in circles
 * @param ownerIsGone whether the process that works on a task has ended
 * @param leaseIsOver whether the worker that claimed a task has let its lease expire
 * @param unreachable whether a task waits for one that failed or was cancelled
 */
public record StuckRule(
        StuckLimit limit, long quietMicros, int restarts, Predicate<TaskRun> ownerIsGone, Predicate<TaskRun> leaseIsOver,
        Predicate<TaskRun> unreachable) {
    /** How far two clocks may differ. */
    private static final long CLOCK_TOLERANCE_MICROS = 60_000_000;

    /** The basis of the limits: the last successful runs of each group. */
    public static Projection<RecentRuns> history() {
        return RecentRuns.last(StuckLimit.RUNS, "completed", run -> run.status() == Status.COMPLETED);
    }

    /** The stuck ones among the open tasks, those stuck for the longest time first. */
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

    /** The groups of active and retrying tasks whose limit should come from their history, but cannot. */
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

    /**
     * Whether a task has stopped reporting progress. Only a task that has reported progress before is expected to
     * report more; after a new start it gets the same time again.
     */
    private boolean isQuiet(TaskRun run, long now) {
        long reported = run.moments().progressed();
        return reported != TaskRun.UNKNOWN && now - Math.max(reported, run.moments().restarted()) > quietMicros;
    }
}
