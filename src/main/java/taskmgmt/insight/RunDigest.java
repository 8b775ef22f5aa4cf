package taskmgmt.insight;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Newest;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The data behind findings: the last {@value #KEPT} runs of every group, and how often runs of the group have gone wrong since the
 * start of the log. Cancelled tasks say nothing about the work and are ignored. Not thread-safe.
 */
public final class RunDigest implements Fold<RunDigest> {
    /** How many runs of a group are kept. */
    public static final int KEPT = 100;

    /** The only projection: it has no parameters, so one checkpoint serves every question. */
    public static final Projection<RunDigest> PROJECTION =
            Projection.of("insight-3-" + KEPT, RunDigest::new, RunDigest::readGroups);

    private final NavigableMap<Group, Runs> groups = new TreeMap<>();

    private RunDigest() {}

    /** The runs of a group. */
    static final class Runs {
        private final Outcomes outcomes;
        private final Newest<EndedRun> last = new Newest<>(KEPT);

        private Runs(Outcomes outcomes) {
            this.outcomes = outcomes;
        }

        /** The outcomes of all runs. */
        Outcomes outcomes() {
            return outcomes;
        }

        /** The last runs, oldest first. */
        List<EndedRun> last() {
            return last.inOrder();
        }
    }

    NavigableMap<Group, Runs> groups() {
        return groups;
    }

    /** When the newest run ended, in microseconds; {@link TaskRun#UNKNOWN} if there is none. */
    public long newestMicros() {
        long newest = TaskRun.UNKNOWN;
        for (Runs runs : groups.values()) {
            for (EndedRun run : runs.last()) {
                newest = Math.max(newest, run.finished());
            }
        }
        return newest;
    }

    @Override
    public void accept(TaskRun run) {
        if (run.status() != Status.CANCELLED && !run.isSuperseded()) {
            Runs runs = group(Group.of(run));
            EndedRun ended = EndedRun.of(run);
            runs.outcomes.add(ended);
            runs.last.add(ended);
        }
    }

    @Override
    public void combine(RunDigest other) {
        other.groups.forEach((group, theirs) -> {
            Runs ours = group(group);
            ours.outcomes.add(theirs.outcomes);
            theirs.last().forEach(ours.last::add);
        });
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        groups.forEach((group, runs) -> {
            group.write(state);
            runs.outcomes.write(state);
            List<EndedRun> last = runs.last();
            state.number(last.size());
            last.forEach(run -> run.write(state));
        });
    }

    private void readGroups(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            Group group = Group.read(state);
            Runs runs = new Runs(Outcomes.read(state));
            for (int kept = state.count(); kept > 0; kept--) {
                runs.last.add(EndedRun.read(state));
            }
            groups.put(group, runs);
        }
    }

    private Runs group(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Runs(new Outcomes()));
    }
}
