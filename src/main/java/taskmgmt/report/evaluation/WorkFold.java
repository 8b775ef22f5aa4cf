package taskmgmt.report.evaluation;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** The tallies of the runs of every group. Not thread-safe. */
public final class WorkFold implements Fold<WorkFold> {
    /** The only projection; it has no parameters. */
    public static final Projection<WorkFold> PROJECTION = new Projection<>() {
        @Override
        public WorkFold empty() {
            return new WorkFold();
        }

        @Override
        public WorkFold read(StateReader state) {
            WorkFold fold = new WorkFold();
            for (int left = state.count(); left > 0; left--) {
                fold.groups.put(Group.read(state), WorkTally.read(state));
            }
            return fold;
        }

        @Override
        public String name() {
            return "evaluation-2";
        }

        @Override
        public boolean wantsMetadata() {
            return true;
        }
    };

    private final NavigableMap<Group, WorkTally> groups = new TreeMap<>();

    private WorkFold() {}

    NavigableMap<Group, WorkTally> groups() {
        return Collections.unmodifiableNavigableMap(groups);
    }

    @Override
    public void accept(TaskRun run) {
        if (!run.names().isRule()) {
            of(Group.of(run)).accept(run);
        }
    }

    @Override
    public void combine(WorkFold other) {
        other.groups.forEach((group, tally) -> of(group).add(tally));
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        groups.forEach((group, tally) -> {
            group.write(state);
            tally.write(state);
        });
    }

    private WorkTally of(Group group) {
        return groups.computeIfAbsent(group, unseen -> new WorkTally());
    }
}
