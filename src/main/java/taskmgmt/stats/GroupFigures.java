package taskmgmt.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The figures of a group of tasks. Open tasks are only counted; all other figures are about tasks that ended. The outcome of a task
 * is that of its last attempt; durations and resources include every attempt. Times are in microseconds, amounts in millionths of
 * their unit. Not thread-safe.
 */
public final class GroupFigures {
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Resource> RESOURCES = List.of(Resource.values());
    private static final Resource[] USED = Resource.values();

    /** Tasks by status, and amounts by resource, in arrays because millions of runs are counted. */
    private final long[] byStatus = new long[STATUSES.size()];
    private final @Nullable AmountSummary[] resources = new @Nullable AmountSummary[USED.length];
    private Quantiles durations = new Quantiles();
    private Quantiles queueTimes = new Quantiles();
    private Summary endings = new Summary();
    private long retries;
    private long passes;
    private long failures;
    private long deadlines;
    private long deadlinesMet;
    private long withoutDuration;
    private long impossible;

    void accept(TaskRun run) {
        if (run.isSuperseded()) {
            took(run);
            return;
        }
        byStatus[place(run.status())]++;
        if (run.status().isTerminal()) {
            ended(run);
        }
    }

    private void ended(TaskRun run) {
        endings.add(run.moments().finished());
        TaskRun.Tally tally = run.tally();
        retries += tally.retriesKnown();
        passes += tally.passes();
        failures += tally.failures();
        Boolean met = run.slaMet();
        deadlines += met == null ? 0 : 1;
        deadlinesMet += met != null && met ? 1 : 0;
        took(run);
    }

    /** Adds what an attempt shows about how long such work takes and what it needs. */
    private void took(TaskRun run) {
        long work = run.workMicros();
        add(durations, work);
        withoutDuration += work == TaskRun.UNKNOWN && run.status() != Status.CANCELLED ? 1 : 0;
        add(queueTimes, run.queueMicros());
        TaskRun.Figures figures = run.figures();
        impossible += figures.impossible();
        for (int i = 0; i < USED.length; i++) {
            double amount = USED[i].of(figures);
            if (!Double.isNaN(amount)) {
                of(i).add(amount);
            }
        }
    }

    private static void add(Quantiles quantiles, long micros) {
        if (micros != TaskRun.UNKNOWN) {
            quantiles.add(micros);
        }
    }

    /** Adds the figures of the other one, which stays unchanged. */
    void add(GroupFigures other) {
        for (int i = 0; i < byStatus.length; i++) {
            byStatus[i] += other.byStatus[i];
        }
        for (int i = 0; i < USED.length; i++) {
            AmountSummary used = other.resources[i];
            if (used != null) {
                of(i).add(used);
            }
        }
        durations.add(other.durations);
        queueTimes.add(other.queueTimes);
        endings.add(other.endings);
        retries += other.retries;
        passes += other.passes;
        failures += other.failures;
        deadlines += other.deadlines;
        deadlinesMet += other.deadlinesMet;
        withoutDuration += other.withoutDuration;
        impossible += other.impossible;
    }

    private AmountSummary of(int resource) {
        AmountSummary summary = resources[resource];
        if (summary == null) {
            summary = new AmountSummary();
            resources[resource] = summary;
        }
        return summary;
    }

    @SuppressWarnings("EnumOrdinal") // an index in memory, never in a file
    private static int place(Enum<?> value) {
        return value.ordinal();
    }

    public long in(Status status) {
        return byStatus[place(status)];
    }

    public long ended() {
        return endings.count();
    }

    public long open() {
        return tasks() - ended();
    }

    public long tasks() {
        long all = 0;
        for (long count : byStatus) {
            all += count;
        }
        return all;
    }

    /** How often the tasks were retried. */
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

    /** Tasks that had a deadline. */
    public long deadlines() {
        return deadlines;
    }

    /** Tasks that were completed by their deadline. */
    public long deadlinesMet() {
        return deadlinesMet;
    }

    /** Completed and failed tasks that claim to have ended before they began, or do not say when: they have no duration. */
    public long withoutDuration() {
        return withoutDuration;
    }

    /** The number of impossible figures, such as a negative time, which are ignored everywhere. */
    public long impossibleFigures() {
        return impossible;
    }

    /** When they ended. */
    public Summary endings() {
        return endings;
    }

    /** How long the attempts that were completed or failed took, see {@link TaskRun#workMicros}. */
    public Quantiles durations() {
        return durations;
    }

    /** How long tasks waited for their start. */
    public Quantiles queueTimes() {
        return queueTimes;
    }

    /** What the tasks that report it used; null if none does. */
    public @Nullable AmountSummary used(Resource resource) {
        return resources[place(resource)];
    }

    void write(StateWriter state) {
        writeStatuses(state);
        writeResources(state);
        durations.write(state);
        queueTimes.write(state);
        endings.write(state);
        state.number(retries);
        state.number(passes);
        state.number(failures);
        state.number(deadlines);
        state.number(deadlinesMet);
        state.number(withoutDuration);
        state.number(impossible);
    }

    private void writeStatuses(StateWriter state) {
        int known = 0;
        for (long tasks : byStatus) {
            known += tasks == 0 ? 0 : 1;
        }
        state.number(known);
        for (Status status : STATUSES) {
            if (in(status) != 0) {
                state.name(status);
                state.number(in(status));
            }
        }
    }

    private void writeResources(StateWriter state) {
        int known = 0;
        for (AmountSummary used : resources) {
            known += used == null ? 0 : 1;
        }
        state.number(known);
        for (Resource resource : USED) {
            AmountSummary used = used(resource);
            if (used != null) {
                state.name(resource);
                used.write(state);
            }
        }
    }

    static GroupFigures read(StateReader state) {
        GroupFigures figures = new GroupFigures();
        for (int left = state.count(); left > 0; left--) {
            figures.byStatus[place(state.named(STATUSES))] = state.number();
        }
        for (int left = state.count(); left > 0; left--) {
            figures.resources[place(state.named(RESOURCES))] = AmountSummary.read(state);
        }
        figures.durations = Quantiles.read(state);
        figures.queueTimes = Quantiles.read(state);
        figures.endings = Summary.read(state);
        figures.retries = state.number();
        figures.passes = state.number();
        figures.failures = state.number();
        figures.deadlines = state.number();
        figures.deadlinesMet = state.number();
        figures.withoutDuration = state.number();
        figures.impossible = state.number();
        return figures;
    }
}
