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
    /** The generation of the registry, if the lock keeps it unchanged; otherwise null. */
    private final @Nullable String binding;
    private @Nullable TaskIndex index;
    /** The last single task that was asked for: a change asks for the same one repeatedly. */
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

    /** The same for a caller that has decided on changes that are not in the log yet. */
    public Snapshot guarded(Guard by) {
        return new Snapshot(directory, disk, now, actor, governance, by, binding);
    }

    /** The same with this governance. */
    public Snapshot under(Governance other) {
        return new Snapshot(directory, disk, now, actor, other, guard, binding);
    }

    /**
     * The same for the holder of the lock, who knows to which value data derived from the registry is
     * {@linkplain SeenLogs#binding bound}.
     */
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

    /** Asked before the log is read: may throw if the log does not contain the whole answer yet. */
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

        /** Called before these tasks are looked up. */
        void tasks(Set<String> ids);

        /** Called before events with these {@code event_id}s are looked up. */
        void events(Set<String> eventIds);

        /** Called before a question that any event or incident may answer. */
        void everything();
    }

    /** The time of the transaction, in microseconds. */
    public Instant now() {
        return now;
    }

    /** The actor of the transaction. */
    public String actor() {
        return actor;
    }

    /** Which configuration updates need somebody's consent. */
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

    /** The task with this id, or the only one whose id begins with it. */
    public Task resolve(String idOrPrefix) throws IOException {
        Task exact = task(idOrPrefix);
        if (exact != null) {
            return exact;
        }
        guard.everything();
        return LogReader.at(directory).resolve(idOrPrefix);
    }

    /** The ids of the tasks that {@link #resolve} finds, without duplicates. */
    public List<String> resolveAll(List<String> idsOrPrefixes) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (String idOrPrefix : idsOrPrefixes) {
            ids.add(resolve(idOrPrefix).id());
        }
        return List.copyOf(ids);
    }

    /** The tasks with these ids, in the order of creation. */
    public Map<String, Task> tasks(Set<String> ids) throws IOException {
        guard.tasks(ids);
        TaskCollector collector = new TaskCollector();
        index().events(ids, collector);
        return collector.tasks();
    }

    /** The events with these {@code event_id}s, by id. */
    public Map<String, TaskEvent> withEventIds(Set<String> eventIds) throws IOException {
        guard.events(eventIds);
        return index().withEventIds(eventIds);
    }

    /** The events of these tasks. */
    public void events(Set<String> taskIds, EventSink sink) throws IOException {
        guard.tasks(taskIds);
        index().events(taskIds, sink);
    }

    /** The newest task with this key that has not ended; null if there is none. */
    public @Nullable String openTaskOfKey(String key) throws IOException {
        guard.everything();
        String open = null;
        for (Task task : tasks(index().ofKey(key)).values()) {
            open = task.status().isTerminal() ? open : task.id();
        }
        return open;
    }

    /** All events, including those just ingested from the bus. */
    public void events(EventSink sink) throws IOException {
        guard.everything();
        RegistryScan.all(LogReader.registry(directory), 0, Long.MAX_VALUE, sink);
    }

    /** The events from a byte offset on. Returns the offset up to which they were read. */
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

    /** A generated id that no task has yet. */
    public String freeTaskId(String subsystem, String type, RandomGenerator random) throws IOException {
        while (true) {
            String candidate = TaskId.generated(subsystem, type, random.nextInt());
            if (task(candidate) == null) {
                return candidate;
            }
        }
    }

    /** Throws {@link taskmgmt.task.RefusedException} if the event is not a legal move after what the log contains. */
    public void check(TaskEvent event) throws IOException {
        check(task(event.taskId()), event);
    }

    /** The same for a task that has already been read; {@code task} is null if there is none yet. */
    public void check(@Nullable Task task, TaskEvent event) {
        new KnownTasks(this, event.taskId(), task).check(event);
    }

    /** Those of these ids whose task is unknown or not completed. */
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

    /** The failed and cancelled tasks among these, and among everything that the open ones wait for, directly or indirectly. */
    public List<String> deadEnds(List<String> ids) throws IOException {
        return DeadEnds.of(ids, this);
    }

    /** The dependencies between all tasks. */
    public DependencyGraph dependencies() throws IOException {
        guard.everything();
        return LogReader.at(directory).dependencies();
    }

    /** Whether any event said that a task waits for this one. */
    public boolean hasDependents(String id) throws IOException {
        guard.everything();
        return !index().namedAsWaiting(Set.of(id)).isEmpty();
    }

    /** The newest record of every incident, in the order of detection. */
    public Map<String, Incident> incidents() throws IOException {
        guard.everything();
        return LogReader.at(directory).incidents();
    }

    /** The matching incident, as defined by {@link LogReader#resolveIncident}. */
    public Incident resolveIncident(String idOrPrefix) throws IOException {
        return LogReader.at(directory).resolveIncident(idOrPrefix);
    }

    /** Folds events into tasks. */
    public static final class TaskCollector implements EventSink {
        private final Map<String, Task> tasks = new LinkedHashMap<>();
        private long damaged;

        public TaskCollector() {}

        /** A copy that has collected the same events. */
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

        /** In the order of creation. */
        public Map<String, Task> tasks() {
            return tasks;
        }

        /** How many lines could not be read. */
        public long damagedLines() {
            return damaged;
        }
    }
}
