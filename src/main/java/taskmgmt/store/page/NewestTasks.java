package taskmgmt.store.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** For tasks that have ended: the number in each status, and the positions of the newest of them. */
final class NewestTasks implements Fold<NewestTasks> {
    /** How many of each status are in a checkpoint: as many as a list on a screen needs, and quick to read. */
    static final int KEPT = 200;

    /** For all tasks, {@value #KEPT} of each status. */
    static final Projection<NewestTasks> ALL = Projection.of("newest-tasks-1", () -> new NewestTasks(KEPT, run -> true), NewestTasks::readGroups);

    private static final List<Status> STATUSES = List.of(Status.COMPLETED, Status.FAILED, Status.CANCELLED);

    private final int rows;
    private final Predicate<TaskRun> wanted;
    private final Map<Status, Group> groups = new EnumMap<>(Status.class);

    /** Tasks of one status: the oldest of the newest ones is on top, since it is the first to be dropped. */
    private static final class Group {
        private final PriorityQueue<TaskPlace> newest = new PriorityQueue<>(Comparator.reverseOrder());
        private long count;

        void add(TaskPlace place, int rows) {
            TaskPlace last = newest.peek();
            if (newest.size() < rows) {
                newest.add(place);
            } else if (last != null && place.compareTo(last) < 0) {
                newest.remove();
                newest.add(place);
            }
        }
    }

    private NewestTasks(int rows, Predicate<TaskRun> wanted) {
        this.rows = rows;
        this.wanted = wanted;
        for (Status status : STATUSES) {
            groups.put(status, new Group());
        }
    }

    /** For matching tasks, this many of each status. */
    static Projection<NewestTasks> of(Predicate<TaskRun> wanted, int rows) {
        return Projection.of("", () -> new NewestTasks(rows, wanted), NewestTasks::readGroups);
    }

    /** Whether no ended task has one of these statuses. */
    static boolean hasNone(Collection<Status> statuses) {
        return Collections.disjoint(statuses, STATUSES);
    }

    /** How many tasks have these statuses. */
    long count(Collection<Status> statuses) {
        long count = 0;
        for (Status status : STATUSES) {
            count += statuses.contains(status) ? group(status).count : 0;
        }
        return count;
    }

    /** The positions of the newest tasks with these statuses, in order: at least as many as are kept for each. */
    List<TaskPlace> newest(Collection<Status> statuses) {
        List<TaskPlace> places = new ArrayList<>();
        for (Status status : STATUSES) {
            if (statuses.contains(status)) {
                places.addAll(group(status).newest);
            }
        }
        places.sort(null);
        return places;
    }

    private Group group(Status status) {
        Group group = groups.get(status);
        if (group == null) {
            throw new IllegalArgumentException("no task has ended as " + status.text());
        }
        return group;
    }

    @Override
    public void accept(TaskRun run) {
        if (!run.isSuperseded() && wanted.test(run)) {
            Group group = group(run.status());
            group.count++;
            group.add(TaskPlace.of(run), rows);
        }
    }

    @Override
    public void combine(NewestTasks other) {
        for (Status status : STATUSES) {
            Group group = group(status);
            Group others = other.group(status);
            group.count += others.count;
            others.newest.forEach(place -> group.add(place, rows));
        }
    }

    @Override
    public void write(StateWriter state) {
        for (Status status : STATUSES) {
            Group group = group(status);
            state.number(group.count);
            state.number(group.newest.size());
            for (TaskPlace place : group.newest) {
                state.number(place.created());
                state.text(place.id());
            }
        }
    }

    private void readGroups(StateReader state) {
        for (Status status : STATUSES) {
            Group group = group(status);
            group.count = state.number();
            for (int left = state.count(); left > 0; left--) {
                group.add(new TaskPlace(true, state.number(), state.text()), rows);
            }
        }
    }
}
