package taskmgmt.report.dashboard;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.ExactSum;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Newest;
import taskmgmt.stats.Projection;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The dashboard's data on ended tasks: for every group, the days and the last failures. It covers the whole log, so that one checkpoint
 * serves every choice of period and subsystems. Not thread-safe.
 */
public final class DashboardFold implements Fold<DashboardFold> {
    /** How many failures are kept for every group, and shown for all groups together. */
    static final int FAILURES = 10;

    private final NavigableMap<Group, Work> groups = new TreeMap<>();

    private DashboardFold() {}

    public static Projection<DashboardFold> projection() {
        return Projection.of("dashboard-4", DashboardFold::new, DashboardFold::readGroups);
    }

    /** A run that failed; {@code durationMicros} may be unknown. */
    record Failed(long mark, String id, String title, long finishedMicros, long durationMicros) implements EndedAt {}

    /** The tasks that ended in a group, or on one of its days. Not thread-safe. */
    static final class Ended {
        long completed;
        long failed;
        long cancelled;
        long met;
        long missed;
        ExactSum micros = new ExactSum();

        long all() {
            return completed + failed + cancelled;
        }

        void add(Ended other) {
            completed += other.completed;
            failed += other.failed;
            cancelled += other.cancelled;
            met += other.met;
            missed += other.missed;
            micros.add(other.micros);
        }

        private void add(TaskRun run) {
            switch (run.status()) {
                case COMPLETED -> completed++;
                case FAILED -> failed++;
                default -> cancelled++;
            }
            Boolean inTime = run.slaMet();
            met += Boolean.TRUE.equals(inTime) ? 1 : 0;
            missed += Boolean.FALSE.equals(inTime) ? 1 : 0;
            took(run);
        }

        private void took(TaskRun run) {
            long work = run.workMicros();
            micros.add(work == TaskRun.UNKNOWN ? 0 : work);
        }

        private void write(StateWriter state) {
            state.number(completed);
            state.number(failed);
            state.number(cancelled);
            state.number(met);
            state.number(missed);
            micros.write(state);
        }

        private static Ended read(StateReader state) {
            Ended ended = new Ended();
            ended.completed = state.number();
            ended.failed = state.number();
            ended.cancelled = state.number();
            ended.met = state.number();
            ended.missed = state.number();
            ended.micros = ExactSum.read(state);
            return ended;
        }
    }

    /** The data of a group. */
    static final class Work {
        final NavigableMap<Long, Ended> days = new TreeMap<>();
        private final Newest<Failed> failures = new Newest<>(FAILURES);

        /** The newest first. */
        List<Failed> failures() {
            return failures.inOrder().reversed();
        }

        private Ended day(long day) {
            return days.computeIfAbsent(day, unseen -> new Ended());
        }

        private void write(StateWriter state) {
            state.number(days.size());
            days.forEach((day, ended) -> {
                state.number(day);
                ended.write(state);
            });
            List<Failed> last = failures();
            state.number(last.size());
            for (Failed run : last) {
                state.number(run.mark);
                state.text(run.id);
                state.text(run.title);
                state.number(run.finishedMicros);
                state.number(run.durationMicros);
            }
        }

        private void read(StateReader state) {
            for (int left = state.count(); left > 0; left--) {
                days.put(state.number(), Ended.read(state));
            }
            for (int left = state.count(); left > 0; left--) {
                failures.add(new Failed(state.number(), state.text(), state.text(), state.number(), state.number()));
            }
        }
    }

    NavigableMap<Group, Work> groups() {
        return groups;
    }

    @Override
    public void accept(TaskRun run) {
        long finished = run.moments().finished();
        if (finished == TaskRun.UNKNOWN || run.names().isRule()) {
            return;
        }
        Work work = work(Group.of(run));
        Ended day = work.day(Step.DAY.bucket(finished));
        if (run.isSuperseded()) {
            day.took(run);
            return;
        }
        day.add(run);
        if (run.status() == Status.FAILED) {
            work.failures.add(new Failed(EndedAt.mark(run), run.id(), run.names().title(), finished, run.durationMicros()));
        }
    }

    @Override
    public void combine(DashboardFold other) {
        other.groups.forEach((group, theirs) -> {
            Work ours = work(group);
            theirs.days.forEach((day, ended) -> ours.day(day).add(ended));
            theirs.failures().forEach(ours.failures::add);
        });
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        groups.forEach((group, work) -> {
            group.write(state);
            work.write(state);
        });
    }

    private void readGroups(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            work(Group.read(state)).read(state);
        }
    }

    private Work work(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Work());
    }
}
