package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.policy.Governance;
import taskmgmt.store.EventSink;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskId;
import taskmgmt.task.plan.DependencyGraph;

/**
 * The content of the logs while a change is decided. Reads on demand; valid while the transaction's lock is held. Not thread-safe.
 */
public final class Snapshot {
    private final Path directory;
    private final PrivateFiles disk;
    private final Instant now;
    private final String actor;
    private final Governance governance;
    private final Guard guard;
    /** The generation of the registry, where the lock keeps it the same; else null. */
    private final @Nullable String binding;
    private @Nullable TaskIndex index;
    /** The answer to the last question for a single task; a change asks for the same one again and again. */
    private @Nullable String askedId;
    private @Nullable Task found;

    public Snapshot(Path directory, PrivateFiles disk, Instant now, String actor) {
        this(directory, disk, now, actor, Governance.USUAL);
    }

    public Snapshot(Path directory, PrivateFiles disk, Instant now, String actor, Governance governance) {
        this(directory, disk, now, actor, governance, Guard.NONE, null);
    }

    private Snapshot(Path directory, PrivateFiles disk, Instant now, String actor, Governance governance, Guard guard,
            @Nullable String binding) {
        this.guard = guard;
        this.binding = binding;
        this.directory = directory;
        this.disk = disk;
        this.now = now;
        this.actor = actor;
        this.governance = governance;
    }

    /** The same for somebody who has decided on changes that are not in the log yet. */
    public Snapshot guarded(Guard by) {
        return new Snapshot(directory, disk, now, actor, governance, by, binding);
    }

    /** The same under this governance. */
    public Snapshot under(Governance other) {
        return new Snapshot(directory, disk, now, actor, other, guard, binding);
    }

    /** The same for somebody who has the lock, and knows what is derived from the registry is {@linkplain SeenLogs#binding bound} to. */
    public Snapshot bound(String generation) {
        return new Snapshot(directory, disk, now, actor, governance, guard, generation);
    }

    private TaskIndex index() {
        TaskIndex known = index;
        if (known == null) {
            known = TaskIndex.extended(directory, disk, binding);
            index = known;
        }
        return known;
    }

    /** Is asked before the log is: it may throw where the log does not hold the whole answer yet. */
    public interface Guard {
        Guard NONE = new Guard() {
            @Override
            public void tasks(Set<String> ids) {
                // Everything is in the log.
            }

            @Override
            public void events(Set<String> eventIds) {
                // Everything is in the log.
            }

            @Override
            public void everything() {
                // Everything is in the log.
            }
        };

        /** These tasks are asked for. */
        void tasks(Set<String> ids);

        /** Events with these {@code event_id}s are asked for. */
        void events(Set<String> eventIds);

        /** Something is asked that any event or incident may answer. */
        void everything();
    }

    /** The moment of the transaction, in microseconds. */
    public Instant now() {
        return now;
    }

    /** In whose name it is done. */
    public String actor() {
        return actor;
    }

    /** Which updates of a configuration need somebody's consent. */
    public Governance governance() {
        return governance;
    }

    /** The task with exactly this id, or null. */
    public @Nullable Task task(String id) throws IOException {
        guard.tasks(Set.of(id));
        if (!id.equals(askedId)) {
            found = tasks(Set.of(id)).get(id);
            askedId = id;
        }
        return found;
    }

    /** The task with this id, or the only one whose id begins so. */
    public Task resolve(String idOrPrefix) throws IOException {
        Task exact = task(idOrPrefix);
        if (exact != null) {
            return exact;
        }
        guard.everything();
        return LogReader.at(directory).resolve(idOrPrefix);
    }

    /** The ids of the tasks that {@link #resolve} finds, each once. */
    public List<String> resolveAll(List<String> idsOrPrefixes) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (String idOrPrefix : idsOrPrefixes) {
            ids.add(resolve(idOrPrefix).id());
        }
        return List.copyOf(ids);
    }

    /** The tasks with these ids, in the order of their creation. */
    public Map<String, Task> tasks(Set<String> ids) throws IOException {
        guard.tasks(ids);
        TaskCollector collector = new TaskCollector();
        index().events(ids, collector);
        return collector.tasks();
    }

    /** The events that have these {@code event_id}s, by them. */
    public Map<String, TaskEvent> withEventIds(Set<String> eventIds) throws IOException {
        guard.events(eventIds);
        return index().withEventIds(eventIds);
    }

    /** The events of these tasks. */
    public void events(Set<String> taskIds, EventSink sink) throws IOException {
        guard.tasks(taskIds);
        index().events(taskIds, sink);
    }

    /** The newest task of this key that has not ended; null where there is none. */
    public @Nullable String openTaskOfKey(String key) throws IOException {
        guard.everything();
        String open = null;
        for (Task task : tasks(index().ofKey(key)).values()) {
            open = task.status().isTerminal() ? open : task.id();
        }
        return open;
    }

    /** All events, those included that were just taken in from the bus. */
    public void events(EventSink sink) throws IOException {
        guard.everything();
        RegistryScan.all(LogReader.registry(directory), 0, Long.MAX_VALUE, sink);
    }

    /** The events from a byte offset on. Returns up to where they were read. */
    public long events(long from, EventSink sink) throws IOException {
        guard.everything();
        long end = registryEnd();
        RegistryScan.all(LogReader.registry(directory), from, end, sink);
        return end;
    }

    /** Where the registry ends, in bytes. */
    public long registryEnd() throws IOException {
        guard.everything();
        return LineScanner.size(LogReader.registry(directory));
    }

    /** A generated id that no task has. */
    public String freeTaskId(String subsystem, String type, RandomGenerator random) throws IOException {
        while (true) {
            String candidate = TaskId.generated(subsystem, type, random.nextInt());
            if (task(candidate) == null) {
                return candidate;
            }
        }
    }

    /** Throws {@link taskmgmt.task.RefusedException} where the event may not follow on what is there. */
    public void check(TaskEvent event) throws IOException {
        check(task(event.taskId()), event);
    }

    /** The same for a task that has been read already; {@code task} is null where there is none yet. */
    public void check(@Nullable Task task, TaskEvent event) {
        new KnownTasks(this, event.taskId(), task).check(event);
    }

    /** Those of the ids whose task is unknown or not completed. */
    public List<String> unfinished(List<String> ids) throws IOException {
        Map<String, Task> tasks = tasks(Set.copyOf(ids));
        List<String> unfinished = new ArrayList<>();
        for (String id : ids) {
            Task task = tasks.get(id);
            if (task == null || task.status() != Status.COMPLETED) {
                unfinished.add(id);
            }
        }
        return unfinished;
    }

    /** Brings the index up to date with the registry. */
    public void extendIndex() throws IOException {
        index().extend();
    }

    /** The failed and cancelled tasks among these, and among what those that are open wait for, to the end. */
    public List<String> deadEnds(List<String> ids) throws IOException {
        return DeadEnds.of(ids, this);
    }

    /** Who waits for whom among all tasks. */
    public DependencyGraph dependencies() throws IOException {
        guard.everything();
        return LogReader.at(directory).dependencies();
    }

    /** Whether some event said of a task that it waits for this one. */
    public boolean hasDependents(String id) throws IOException {
        guard.everything();
        return !index().namedAsWaiting(Set.of(id)).isEmpty();
    }

    /** The newest record of every incident, in the order of their detection. */
    public Map<String, Incident> incidents() throws IOException {
        guard.everything();
        return LogReader.at(directory).incidents();
    }

    /** The incident that is meant, as {@link LogReader#resolveIncident} has it. */
    public Incident resolveIncident(String idOrPrefix) throws IOException {
        return LogReader.at(directory).resolveIncident(idOrPrefix);
    }

    /** Folds events to tasks. */
    public static final class TaskCollector implements EventSink {
        private final Map<String, Task> tasks = new LinkedHashMap<>();
        private long damaged;

        public TaskCollector() {}

        /** Another one that has collected the same. */
        public TaskCollector copy() {
            TaskCollector copy = new TaskCollector();
            copy.tasks.putAll(tasks);
            copy.damaged = damaged;
            return copy;
        }

        @Override
        public void event(TaskEvent event, long offset) {
            Task task = TaskFold.apply(tasks.get(event.taskId()), event);
            if (task != null) {
                tasks.put(event.taskId(), task);
            }
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            damaged++;
        }

        /** In the order of their creation. */
        public Map<String, Task> tasks() {
            return tasks;
        }

        /** How many lines could not be read. */
        public long damagedLines() {
            return damaged;
        }
    }
}
