package taskmgmt.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.ExactSum;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * What the dashboard says of the tasks that ended: of every group the days, and the last failures. It holds all of them,
 * so that one checkpoint serves every choice of a period and of subsystems. Not thread-safe.
 */
public final class DashboardFold implements Fold<DashboardFold> {
    /** So many failures are kept of every group, and shown of all together. */
    static final int FAILURES = 10;

    private final NavigableMap<Group, Work> groups = new TreeMap<>();

    private DashboardFold() {}

    public static Projection<DashboardFold> projection() {
        return new Projection<>() {
            @Override
            public DashboardFold empty() {
                return new DashboardFold();
            }

            @Override
            public DashboardFold read(StateReader state) {
                DashboardFold fold = empty();
                for (int left = state.count(); left > 0; left--) {
                    fold.work(new Group(state.text(), state.text())).read(state);
                }
                return fold;
            }

            @Override
            public String name() {
                return "dashboard-1";
            }
        };
    }

    /** A run that failed; {@code durationMicros} may be unknown. */
    record Failed(long offset, String id, String title, long finishedMicros, long durationMicros) {}

    /** What ended in a group, or on a day of it. Not thread-safe. */
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
            long duration = run.durationMicros();
            micros.add(duration == TaskRun.UNKNOWN ? 0 : duration);
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

    /** What is known of a group. */
    static final class Work {
        private static final Comparator<Failed> NEWEST_FIRST = Comparator.comparingLong(Failed::offset).reversed();

        final NavigableMap<Long, Ended> days = new TreeMap<>();
        private List<Failed> failures = new ArrayList<>();

        List<Failed> failures() {
            failures.sort(NEWEST_FIRST);
            return List.copyOf(failures.subList(0, Math.min(FAILURES, failures.size())));
        }

        private void failed(Failed run) {
            failures.add(run);
            if (failures.size() >= 2 * FAILURES) {
                failures = new ArrayList<>(failures());
            }
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
                state.number(run.offset);
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
                failed(new Failed(state.number(), state.text(), state.text(), state.number(), state.number()));
            }
        }
    }

    NavigableMap<Group, Work> groups() {
        return groups;
    }

    @Override
    public void accept(TaskRun run) {
        long finished = run.moments().finished();
        if (finished == TaskRun.UNKNOWN) {
            return;
        }
        Work work = work(Group.of(run));
        work.day(Step.DAY.bucket(finished)).add(run);
        if (run.status() == Status.FAILED) {
            work.failed(new Failed(run.offset(), run.id(), run.names().title(), finished, run.durationMicros()));
        }
    }

    @Override
    public void combine(DashboardFold other) {
        other.groups.forEach((group, theirs) -> {
            Work ours = work(group);
            theirs.days.forEach((day, ended) -> ours.day(day).add(ended));
            theirs.failures.forEach(ours::failed);
        });
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        groups.forEach((group, work) -> {
            state.text(group.subsystem());
            state.text(group.type());
            work.write(state);
        });
    }

    private Work work(Group group) {
        return groups.computeIfAbsent(group, unseen -> new Work());
    }
}
