package taskmgmt.store.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.stats.Projection;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskFilter;
import taskmgmt.task.TaskRun;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Unreachable;

/**
 * Finds the first tasks of a list in one pass over the runs of the log, or in its checkpoint, and reads only those tasks in full. It
 * takes as long as a report, and memory for the tasks shown and the open ones.
 */
public final class TaskPages {
    /** The maximum number for one request; more are found faster by reading the whole log. */
    public static final int MOST = 10_000;

    /** Up to this many tasks whose ids begin alike are looked up; more are found faster in a pass over the log. */
    private static final int FEW = 1_000;
    /** How many links of a chain of dependencies are followed one by one. */
    private static final int LINKS = 16;

    private final LogReader logs;
    private final RunReader runs;
    private final @Nullable KeptTasks kept;

    public TaskPages(LogReader logs, RunReader runs) {
        this(logs, runs, null);
    }

    /** @param kept keeps the same tasks in memory; null for none */
    public TaskPages(LogReader logs, RunReader runs, @Nullable KeptTasks kept) {
        this.logs = logs;
        this.runs = runs;
        this.kept = kept;
    }

    /**
     * The first tasks that match the filter.
     *
     * @param after only tasks after this position; null for all
     * @param max   how many at most
     * @return empty if {@code max} is more than {@value #MOST}, if the filter needs something that runs do not have, or if the log
     *     changed meanwhile: it has to be read in full then
     */
    public Optional<FirstTasks> first(TaskFilter filter, @Nullable TaskPlace after, int max) throws IOException {
        Optional<FirstTasks> known = kept == null ? Optional.empty() : kept.first(filter, after, max);
        if (known.isPresent()) {
            return known;
        }
        Optional<FirstTasks> few = filter.idStart().isEmpty() ? Optional.empty() : few(filter, after, max);
        if (few.isPresent()) {
            return few;
        }
        Set<Status> statuses = filter.statuses().isEmpty() ? EnumSet.allOf(Status.class) : filter.statuses();
        boolean endless = max > MOST && filter.wantsAll();
        if (endless || !filter.isKnownOfRuns()) {
            return Optional.empty();
        }
        int rows = Math.min(max, MOST);
        Predicate<TaskRun> wanted = wanted(filter, after);
        boolean kept = filter.asksForStatusAlone() && after == null && (rows <= NewestTasks.KEPT || NewestTasks.hasNone(statuses));
        Projection<NewestTasks> projection = kept ? NewestTasks.ALL : NewestTasks.of(wanted, rows);
        Runs<NewestTasks> found = runs.fold(projection);
        List<TaskPlace> places = open(found, wanted);
        long total = places.size() + found.fold().count(statuses);
        if (total > rows && rows < max) {
            return Optional.empty();
        }
        places.addAll(found.fold().newest(statuses));
        return read(places.subList(0, Math.min(rows, places.size())), filter).map(tasks -> new FirstTasks(tasks, total, found.damaged()));
    }

    /** Of the tasks whose ids begin as the filter requires, if they are few. Damage elsewhere in the log is not noticed. */
    private Optional<FirstTasks> few(TaskFilter filter, @Nullable TaskPlace after, int max) throws IOException {
        if (logs.hasMoreBeginning(filter.idStart(), FEW)) {
            return Optional.empty();
        }
        List<Task> tasks = new ArrayList<>();
        for (Task task : logs.tasksBeginning(filter.idStart(), Integer.MAX_VALUE)) {
            if (filter.accepts(task) && (after == null || TaskPlace.of(task).compareTo(after) > 0)) {
                tasks.add(task);
            }
        }
        tasks.sort(TaskPlace::compare);
        return Optional.of(new FirstTasks(tasks.subList(0, Math.min(max, tasks.size())), tasks.size(), 0));
    }

    /**
     * The first tasks in the order of their ids, which are looked up. Their total number remains unknown.
     *
     * @return empty if the filter does more than match the beginning of ids, or if ids contain characters that sort differently as
     *     text and as bytes
     */
    public Optional<FirstTasks> firstById(TaskFilter filter, int max) throws IOException {
        if (!filter.asksForIdAlone() || max > FEW) {
            return Optional.empty();
        }
        List<Task> tasks = logs.tasksBeginning(filter.idStart(), max);
        for (Task task : tasks) {
            if (task.id().chars().anyMatch(c -> c >= Character.MIN_SURROGATE)) {
                return Optional.empty();
            }
        }
        return Optional.of(new FirstTasks(tasks, tasks.size(), 0));
    }

    private static Predicate<TaskRun> wanted(TaskFilter filter, @Nullable TaskPlace after) {
        return run -> filter.mayAccept(run) && (after == null || TaskPlace.of(run).compareTo(after) > 0);
    }

    private static List<TaskPlace> open(Runs<NewestTasks> found, Predicate<TaskRun> wanted) {
        List<TaskPlace> places = new ArrayList<>();
        for (TaskRun run : found.open()) {
            if (wanted.test(run)) {
                places.add(TaskPlace.of(run));
            }
        }
        places.sort(null);
        return places;
    }

    /**
     * All tasks that match the filter, in order.
     *
     * @param after only tasks after this position; null for all
     */
    public TaskListing all(TaskFilter filter, @Nullable TaskPlace after) throws IOException {
        long end = LineScanner.size(LogReader.registry(logs.directory()));
        Predicate<TaskRun> wanted = wanted(filter, after);
        Runs<NewestTasks> found = runs.fold(NewestTasks.of(wanted, Integer.MAX_VALUE));
        List<TaskPlace> places = open(found, wanted);
        places.addAll(found.fold().newest(EnumSet.allOf(Status.class)));
        return TaskListing.of(logs, places, end, filter, found.damaged());
    }

    /** The names that could be asked for, to answer a request that matches none of them. */
    public KnownNames names() throws IOException {
        Runs<KnownNames> found = runs.fold(KnownNames.PROJECTION);
        found.open().forEach(found.fold()::accept);
        return found.fold();
    }

    /**
     * What is needed to plan the tasks that have not ended.
     *
     * @param tasks   these, and those that they wait for
     * @param damaged number of lines in the log without an event
     */
    public record OpenTasks(Map<String, Task> tasks, long damaged) {}

    /** The tasks that have not ended; if they are many, all tasks of the log. */
    public OpenTasks open() throws IOException {
        Runs<NewestTasks> found = runs.fold(NewestTasks.ALL);
        Set<String> ids = new LinkedHashSet<>();
        found.open().forEach(run -> ids.add(run.id()));
        if (ids.size() > MOST) {
            Snapshot.TaskCollector all = logs.tasks();
            return new OpenTasks(all.tasks(), all.damagedLines());
        }
        Map<String, Task> tasks = new LinkedHashMap<>(ids.isEmpty() ? Map.of() : logs.tasks(ids));
        Set<String> others = new LinkedHashSet<>();
        tasks.values().forEach(task -> others.addAll(task.dependsOn()));
        others.removeAll(tasks.keySet());
        tasks.putAll(others.isEmpty() ? Map.of() : logs.tasks(others));
        return new OpenTasks(tasks, found.damaged());
    }

    /** The tasks at these positions; empty if one is not what it was expected to be. */
    private Optional<List<Task>> read(List<TaskPlace> places, TaskFilter filter) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        places.forEach(place -> ids.add(place.id()));
        Map<String, Task> known = ids.isEmpty() ? Map.of() : logs.tasks(ids);
        List<Task> tasks = new ArrayList<>();
        for (TaskPlace place : places) {
            Task task = known.get(place.id());
            if (task == null || !filter.accepts(task) || TaskPlace.of(task).compareTo(place) != 0) {
                return Optional.empty();
            }
            tasks.add(task);
        }
        return Optional.of(tasks);
    }

    /** The dependencies on these tasks. */
    public DependencyGraph waitingFor(Collection<Task> tasks) throws IOException {
        DependencyGraph graph = new DependencyGraph();
        Set<String> ids = new LinkedHashSet<>();
        tasks.forEach(task -> ids.add(task.id()));
        logs.dependents(ids).values().forEach(task -> graph.put(task.id(), task.dependsOn()));
        return graph;
    }

    /** The ids of those of these tasks that wait, directly or indirectly, for a task that failed or was cancelled. */
    public Set<String> unreachable(Collection<Task> tasks) throws IOException {
        DependencyGraph graph = new DependencyGraph();
        Set<String> dead = new LinkedHashSet<>();
        Set<String> open = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Collection<Task> found = tasks;
        for (int link = 0; !found.isEmpty(); link++) {
            Set<String> next = new LinkedHashSet<>();
            for (Task task : found) {
                if (!task.status().isTerminal()) {
                    open.add(task.id());
                    graph.put(task.id(), task.dependsOn());
                    next.addAll(task.dependsOn());
                } else if (Unreachable.isDead(task.status())) {
                    dead.add(task.id());
                }
            }
            next.removeIf(id -> !seen.add(id));
            if (link == LINKS || seen.size() > FEW) {
                return unreachable(logs.dependencies());
            }
            found = next.isEmpty() ? List.of() : logs.tasks(next).values();
        }
        return Unreachable.of(dead, graph, open::contains).keySet();
    }

    /**
     * The same for all tasks.
     *
     * @param graph the dependencies between them
     */
    public Set<String> unreachable(DependencyGraph graph) throws IOException {
        if (graph.isEmpty()) {
            return Set.of();
        }
        Predicate<TaskRun> dead = run -> Unreachable.isDead(run.status()) && !graph.dependentsOf(run.id()).isEmpty();
        Runs<NewestTasks> found = runs.fold(NewestTasks.of(dead, Integer.MAX_VALUE));
        Set<String> open = new HashSet<>();
        found.open().forEach(run -> open.add(run.id()));
        List<String> roots = found.fold().newest(EnumSet.allOf(Status.class)).stream().map(TaskPlace::id).toList();
        return Unreachable.of(roots, graph, open::contains).keySet();
    }
}
