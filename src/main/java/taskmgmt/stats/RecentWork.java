package taskmgmt.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * What the last successful runs of every group took in time and resources, and therefore what the next one will probably take. Not
 * thread-safe.
 */
public final class RecentWork implements Fold<RecentWork> {
    /** How many runs of a group count. */
    public static final int SIZE = 100;

    /** All groups; there is no parameter. */
    public static final Projection<RecentWork> PROJECTION =
            Projection.of("recent-work-2", RecentWork::new, RecentWork::readGroups);

    private static final double COST_UNITS = 1e6;

    private final NavigableMap<Group, Newest<Work>> groups = new TreeMap<>();

    private RecentWork() {}

    /**
     * What one run took.
     *
     * @param mark           see {@link EndedAt#mark}
     * @param finishedMicros when it ended
     * @param durationMicros from start to end
     * @param cost           processor seconds times megabytes of memory at the peak, in millionths;
     *                       {@link TaskRun#UNKNOWN} if one of them is unknown
     */
    private record Work(long mark, long finishedMicros, long durationMicros, long cost) implements EndedAt {}

    /** The runs from which a prediction was made. */
    public enum Basis { GROUP, TYPE, ALL, NONE }

    /**
     * What a task will probably take: medians over runs.
     *
     * @param basis          the most specific one that has a history: the group, the type in any subsystem, or all groups
     * @param runs           how many runs it is based on
     * @param durationMicros {@link TaskRun#UNKNOWN} if there is no history at all
     * @param cost           processor seconds times megabytes; NaN if none of those runs reported both
     */
    public record Prediction(Basis basis, int runs, long durationMicros, double cost) {}

    public Prediction predict(Group group) {
        Prediction prediction = prediction(Basis.GROUP, works(group, Basis.GROUP));
        if (prediction.runs == 0) {
            prediction = prediction(Basis.TYPE, works(group, Basis.TYPE));
        }
        return prediction.runs == 0 ? prediction(Basis.ALL, works(group, Basis.ALL)) : prediction;
    }

    private List<Work> works(Group wanted, Basis basis) {
        List<Work> works = new ArrayList<>();
        groups.forEach((group, last) -> {
            if (basis == Basis.ALL || group.equals(wanted) || (basis == Basis.TYPE && group.type().equals(wanted.type()))) {
                works.addAll(last.inOrder());
            }
        });
        return works;
    }

    private static Prediction prediction(Basis basis, List<Work> works) {
        long cost = median(works.stream().mapToLong(Work::cost).filter(known -> known != TaskRun.UNKNOWN).sorted().toArray());
        return new Prediction(works.isEmpty() ? Basis.NONE : basis, works.size(),
                median(works.stream().mapToLong(Work::durationMicros).sorted().toArray()),
                cost == TaskRun.UNKNOWN ? Double.NaN : cost / COST_UNITS);
    }

    /** The median by the nearest rank; {@link TaskRun#UNKNOWN} for no values. */
    public static long median(long[] sorted) {
        return sorted.length == 0 ? TaskRun.UNKNOWN : sorted[(sorted.length - 1) / 2];
    }

    @Override
    public void accept(TaskRun run) {
        long duration = run.durationMicros();
        if (run.status() == Status.COMPLETED && duration != TaskRun.UNKNOWN) {
            double cost = run.figures().cpuSeconds() * run.figures().memoryPeakMb();
            add(Group.of(run), new Work(EndedAt.mark(run), run.moments().finished(), duration,
                    Double.isNaN(cost) ? TaskRun.UNKNOWN : Math.round(cost * COST_UNITS)));
        }
    }

    @Override
    public void combine(RecentWork other) {
        other.groups.forEach((group, last) -> last.inOrder().forEach(work -> add(group, work)));
    }

    private void add(Group group, Work work) {
        groups.computeIfAbsent(group, unseen -> new Newest<>(SIZE)).add(work);
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        groups.forEach((group, last) -> {
            group.write(state);
            List<Work> works = last.inOrder();
            state.number(works.size());
            for (Work work : works) {
                state.number(work.mark);
                state.number(work.finishedMicros);
                state.number(work.durationMicros);
                state.number(work.cost);
            }
        });
    }

    private void readGroups(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            Group group = Group.read(state);
            for (int works = state.count(); works > 0; works--) {
                add(group, new Work(state.number(), state.number(), state.number(), state.number()));
            }
        }
    }
}
