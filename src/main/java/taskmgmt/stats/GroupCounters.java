package taskmgmt.stats;

import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.number.Decimal;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The outcomes of the runs of every group, as counts that only ever grow, as a monitoring system wants to poll them. Not thread-safe.
 */
public final class GroupCounters implements Fold<GroupCounters> {
    /** All groups; there is no parameter. */
    public static final Projection<GroupCounters> PROJECTION =
            Projection.of("group-counters-2", GroupCounters::new, GroupCounters::readGroups);

    private final NavigableMap<Group, Counters> groups = new TreeMap<>();

    private GroupCounters() {}

    /** The counters of every group that has a run. They are the fold's own. */
    public NavigableMap<Group, Counters> groups() {
        return groups;
    }

    /** The sum over all groups. */
    public Counters total() {
        Counters total = new Counters();
        groups.values().forEach(total::add);
        return total;
    }

    @Override
    public void accept(TaskRun run) {
        of(Group.of(run)).accept(run);
    }

    @Override
    public void combine(GroupCounters other) {
        other.groups.forEach((group, counters) -> of(group).add(counters));
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        groups.forEach((group, counters) -> {
            group.write(state);
            counters.write(state);
        });
    }

    private void readGroups(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            groups.put(Group.read(state), Counters.read(state));
        }
    }

    private Counters of(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Counters());
    }

    /**
     * The outcomes of some runs. They count attempts, because a count of tasks would fall when a task is retried; only where stated
     * do they count tasks.
     */
    public static final class Counters {
        private long completed;
        private long failed;
        private long cancelled;
        private long failedBefore;
        private long cancelledBefore;
        private final TimeHistogram durations = new TimeHistogram();
        private final TimeHistogram waits = new TimeHistogram();
        private final ExactSum cpu = new ExactSum();
        private long retries;
        private long passes;
        private long failures;
        private long inTime;
        private long late;

        private void accept(TaskRun run) {
            completed += run.status() == Status.COMPLETED ? 1 : 0;
            failed += run.status() == Status.FAILED ? 1 : 0;
            cancelled += run.status() == Status.CANCELLED ? 1 : 0;
            durations.add(run.workMicros());
            waits.add(run.queueMicros());
            double cpuSeconds = run.figures().cpuSeconds();
            if (!Double.isNaN(cpuSeconds)) {
                AmountSummary.add(cpu, cpuSeconds);
            }
            if (run.isSuperseded()) {
                failedBefore += run.status() == Status.FAILED ? 1 : 0;
                cancelledBefore += run.status() == Status.CANCELLED ? 1 : 0;
                return;
            }
            retries += run.tally().retriesKnown();
            passes += run.tally().passes();
            failures += run.tally().failures();
            Boolean met = run.slaMet();
            inTime += Boolean.TRUE.equals(met) ? 1 : 0;
            late += Boolean.FALSE.equals(met) ? 1 : 0;
        }

        /** Adds the counters of another group. */
        public void add(Counters other) {
            completed += other.completed;
            failed += other.failed;
            cancelled += other.cancelled;
            failedBefore += other.failedBefore;
            cancelledBefore += other.cancelledBefore;
            durations.add(other.durations);
            waits.add(other.waits);
            cpu.add(other.cpu);
            retries += other.retries;
            passes += other.passes;
            failures += other.failures;
            inTime += other.inTime;
            late += other.late;
        }

        /** How many tasks ended with this status, by their last attempts; 0 for a status that is not terminal. */
        public long tasks(Status status) {
            return ended(status) - switch (status) {
                case FAILED -> failedBefore;
                case CANCELLED -> cancelledBefore;
                case COMPLETED, PENDING, QUEUED, ACTIVE, PAUSED, RETRYING -> 0;
            };
        }

        /** How many attempts ended with this status; 0 for a status that is not terminal. */
        public long ended(Status status) {
            return switch (status) {
                case COMPLETED -> completed;
                case FAILED -> failed;
                case CANCELLED -> cancelled;
                case PENDING, QUEUED, ACTIVE, PAUSED, RETRYING -> 0;
            };
        }

        /** How many tasks have ended. */
        public long tasks() {
            return ended() - failedBefore - cancelledBefore;
        }

        /** How many attempts have ended. */
        public long ended() {
            return completed + failed + cancelled;
        }

        /** Times from start to end of attempts that were completed or failed. */
        public TimeHistogram durations() {
            return durations;
        }

        /** Times from creation to start. */
        public TimeHistogram waits() {
            return waits;
        }

        /** Processor time of the attempts that reported it. */
        public Decimal cpuSeconds() {
            return cpu.decimal(AmountSummary.DECIMALS);
        }

        public long retries() {
            return retries;
        }

        /** Verifications passed. */
        public long passes() {
            return passes;
        }

        /** Verifications failed. */
        public long failures() {
            return failures;
        }

        /** How many of those with a deadline were completed before it. */
        public long inTime() {
            return inTime;
        }

        /** How many of those with a deadline were not completed before it. */
        public long late() {
            return late;
        }

        private void write(StateWriter state) {
            state.number(completed);
            state.number(failed);
            state.number(cancelled);
            state.number(failedBefore);
            state.number(cancelledBefore);
            durations.write(state);
            waits.write(state);
            cpu.write(state);
            state.number(retries);
            state.number(passes);
            state.number(failures);
            state.number(inTime);
            state.number(late);
        }

        private static Counters read(StateReader state) {
            Counters counters = new Counters();
            counters.completed = state.number();
            counters.failed = state.number();
            counters.cancelled = state.number();
            counters.failedBefore = state.number();
            counters.cancelledBefore = state.number();
            counters.durations.read(state);
            counters.waits.read(state);
            counters.cpu.add(ExactSum.read(state));
            counters.retries = state.number();
            counters.passes = state.number();
            counters.failures = state.number();
            counters.inTime = state.number();
            counters.late = state.number();
            return counters;
        }
    }
}
