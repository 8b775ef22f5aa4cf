package taskmgmt.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.task.TaskRun;

/** The last runs of every group, by time of end. Not thread-safe. */
public final class RecentRuns implements Fold<RecentRuns> {
    private final Map<Group, Newest<Ended>> groups = new HashMap<>();
    private final Predicate<TaskRun> wanted;
    private final int size;
    private final boolean knowsLikeness;

    private RecentRuns(Predicate<TaskRun> wanted, int size, boolean knowsLikeness) {
        this.wanted = wanted;
        this.size = size;
        this.knowsLikeness = knowsLikeness;
    }

    /**
     * A run that ended, reduced to what a forecast needs.
     *
     * @param mark           see {@link EndedAt#mark}
     * @param finishedMicros when it ended
     * @param durationMicros how long it took
     * @param likeness       a number that is equal for runs with the same metadata, and hardly ever for others; 0 if there is no
     * metadata, or it was not requested
     */
    public record Ended(long mark, long finishedMicros, long durationMicros, long likeness) implements EndedAt {
        /** A run without known metadata. */
        public Ended(long mark, long finishedMicros, long durationMicros) {
            this(mark, finishedMicros, durationMicros, 0);
        }

        /** Computed from all metadata (FNV-1a over the characters). */
        private static long likeness(TaskRun run) {
            long hash = 0;
            for (Map.Entry<String, String> each : run.metadata().entrySet()) {
                hash = hash(hash(hash == 0 ? 0xcbf29ce484222325L : hash, each.getKey()), each.getValue());
            }
            return hash;
        }

        private static long hash(long before, String text) {
            long hash = before;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return (hash ^ Character.MAX_VALUE) * 0x100000001b3L;
        }
    }

    /**
     * The last runs that took a known time.
     *
     * @param name   a word for the condition, for {@link Projection#name}; empty if the result is not worth storing
     * @param wanted which runs count
     * @param size   how many are kept for each group
     */
    public static Projection<RecentRuns> last(int size, String name, Predicate<TaskRun> wanted) {
        return Projection.of(name.isEmpty() ? "" : "recent-2-" + name + "-" + size,
                () -> new RecentRuns(wanted, size, false), RecentRuns::readGroups);
    }

    /** The same, with their {@linkplain Ended#likeness likeness}. */
    public static Projection<RecentRuns> lastWithLikeness(int size, String name, Predicate<TaskRun> wanted) {
        return Projection.ofMetadata("recent-alike-1-" + name + "-" + size, () -> new RecentRuns(wanted, size, true), RecentRuns::readGroups);
    }

    /** The groups with their runs, the oldest first. */
    public NavigableMap<Group, List<Ended>> byGroup() {
        NavigableMap<Group, List<Ended>> all = new TreeMap<>();
        groups.forEach((group, last) -> all.put(group, last.inOrder()));
        return all;
    }

    /** The last runs of this group, the oldest first; none for a group that has none. */
    public List<Ended> of(Group group) {
        Newest<Ended> last = groups.get(group);
        return last == null ? List.of() : last.inOrder();
    }

    @Override
    public void accept(TaskRun run) {
        long duration = run.durationMicros();
        if (duration != TaskRun.UNKNOWN && wanted.test(run)) {
            last(Group.of(run)).add(new Ended(EndedAt.mark(run), run.moments().finished(), duration, knowsLikeness ? Ended.likeness(run) : 0));
        }
    }

    @Override
    public void combine(RecentRuns other) {
        other.groups.forEach((group, last) -> last.inOrder().forEach(last(group)::add));
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        byGroup().forEach((group, runs) -> {
            group.write(state);
            state.number(runs.size());
            for (Ended run : runs) {
                state.number(run.mark);
                state.number(run.finishedMicros);
                state.number(run.durationMicros);
                if (knowsLikeness) {
                    state.number(run.likeness);
                }
            }
        });
    }

    private void readGroups(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            Newest<Ended> last = last(Group.read(state));
            for (int runs = state.count(); runs > 0; runs--) {
                last.add(new Ended(state.number(), state.number(), state.number(), knowsLikeness ? state.number() : 0));
            }
        }
    }

    private Newest<Ended> last(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Newest<>(size));
    }
}
