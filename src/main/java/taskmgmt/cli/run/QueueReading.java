package taskmgmt.cli.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import taskmgmt.change.queue.Breakers;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.queue.Job;
import taskmgmt.queue.Needs;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.RecentEnds;
import taskmgmt.queue.Scheduler;
import taskmgmt.queue.WorkQueue;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Unreachable;
import taskmgmt.task.plan.WorkOrder;
import taskmgmt.view.QueueColumns;

/**
 * The current queue according to the log, for reading only.
 *
 * @param deadEnds for each task that cannot start, by its id, the failed or cancelled task that it ultimately waits for
 */
record QueueReading(
        Map<String, Task> tasks, WorkQueue queue, QueueSettings settings, Scheduler scheduler, Map<String, Task> deadEnds, Instant now) {
    /** Up to this many open tasks are looked up one by one; more are found faster by reading the whole log. */
    private static final int MOST = 10_000;

    /** Only the open tasks, from a pass over the runs of the log or from its checkpoint. */
    static QueueReading ofOpen(LogLocation log, Session session) throws IOException {
        LogReader reader = log.reader(session);
        Runs<RecentEnds> runs = RunReader.of(reader, ScanProgress.NONE).fold(RecentEnds.PROJECTION);
        if (runs.open().size() > MOST) {
            return of(log, session);
        }
        TaskReading.tellDamage(runs.damaged(), session);
        Set<String> ids = new LinkedHashSet<>();
        runs.open().forEach(run -> ids.add(run.id()));
        Map<String, Task> open = ids.isEmpty() ? Map.of() : reader.tasks(ids);
        Set<String> others = new LinkedHashSet<>();
        open.values().forEach(task -> others.addAll(task.dependsOn()));
        others.removeAll(open.keySet());
        Map<String, Task> known = new LinkedHashMap<>(open);
        known.putAll(others.isEmpty() ? Map.of() : reader.tasks(others));
        return of(open, known, reader, session);
    }

    /** All tasks. */
    static QueueReading of(LogLocation log, Session session) throws IOException {
        LogReader reader = log.reader(session);
        Snapshot.TaskCollector all = reader.tasks();
        TaskReading.tellDamage(all, session);
        return of(all.tasks(), all.tasks(), reader, session);
    }

    /** @param known further tasks that these may wait for */
    private static QueueReading of(Map<String, Task> tasks, Map<String, Task> known, LogReader reader, Session session) throws IOException {
        WorkQueue queue = new WorkQueue();
        for (Task task : tasks.values()) {
            queue.learn(task, WorkOrder.waitsFor(task, known));
        }
        QueueSettings settings = QueueFile.read(reader.directory());
        Scheduler.Offer any = new Scheduler.Offer(Integer.MAX_VALUE, Set.of(), Needs.MOST, Needs.NONE);
        Scheduler scheduler = new Scheduler(queue, settings, Breakers.read(settings, reader.directory()), any, session.now());
        return new QueueReading(tasks, queue, settings, scheduler, findDeadEnds(known), session.now());
    }

    private static Map<String, Task> findDeadEnds(Map<String, Task> known) {
        DependencyGraph graph = new DependencyGraph();
        known.values().forEach(task -> graph.put(task.id(), task.dependsOn()));
        Map<String, Task> dead = new HashMap<>();
        Unreachable.among(known, graph).forEach((id, by) -> dead.put(id, known.get(by)));
        return dead;
    }

    /** The tasks that have not ended, by creation. */
    List<QueueColumns.Queued> open() {
        List<QueueColumns.Queued> open = new ArrayList<>();
        for (Task task : tasks.values()) {
            Job job = Job.of(task);
            if (job != null && !task.status().isTerminal()) {
                boolean waits = task.status() == Status.QUEUED || task.status() == Status.RETRYING;
                open.add(new QueueColumns.Queued(task, job, waits ? scheduler.obstacle(task) : null, queue.waitsFor(task), waits ? deadEnds.get(task.id()) : null, now));
            }
        }
        open.sort((one, other) -> Task.BY_CREATION.compare(one.task(), other.task()));
        return open;
    }

    /** The tasks that have ended, by creation, whether or not they are still listed. */
    List<Task> ended() {
        List<Task> ended = new ArrayList<>();
        for (Task task : tasks.values()) {
            if (task.status().isTerminal() && Job.of(task) != null) {
                ended.add(task);
            }
        }
        ended.sort(Task.BY_CREATION);
        return ended;
    }

    /** All tasks except ended ones that were cleaned, by creation. */
    List<QueueColumns.Queued> all() {
        List<QueueColumns.Queued> all = open();
        for (Task task : ended()) {
            Job job = Job.of(task);
            if (job != null && settings.of(job.group()).shows(task)) {
                all.add(new QueueColumns.Queued(task, job, null, Set.of(), null, now));
            }
        }
        all.sort((one, other) -> Task.BY_CREATION.compare(one.task(), other.task()));
        return all;
    }

    /** The groups that have settings or open tasks, by name. */
    List<QueueColumns.Group> groups() {
        Map<String, int[]> counts = new TreeMap<>();
        settings.groups().keySet().forEach(name -> counts.put(name, new int[2]));
        for (QueueColumns.Queued each : open()) {
            boolean runs = each.task().status() == Status.ACTIVE || each.task().status() == Status.PAUSED;
            counts.computeIfAbsent(each.job().group(), _ -> new int[2])[runs ? 0 : 1]++;
        }
        List<QueueColumns.Group> groups = new ArrayList<>();
        counts.forEach((name, count) -> groups.add(new QueueColumns.Group(name, settings.of(name), count[0], count[1])));
        return groups;
    }

    /** Every group that a task or a setting has ever named, even if nothing of it is left. */
    Set<String> groupNames() {
        Set<String> names = new TreeSet<>(settings.groups().keySet());
        for (Task task : tasks.values()) {
            Job job = Job.of(task);
            if (job != null) {
                names.add(job.group());
            }
        }
        return names;
    }

    /** The tasks that failed for good, by their end. */
    List<Task> dead() {
        List<Task> dead = new ArrayList<>();
        for (Task task : tasks.values()) {
            if (task.status() == Status.FAILED && Job.of(task) != null) {
                dead.add(task);
            }
        }
        dead.sort((one, other) -> one.updatedAt().compareTo(other.updatedAt()));
        return dead;
    }
}
