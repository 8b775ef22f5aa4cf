package taskmgmt.store.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.UnsyncedMark;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.segment.SegmentNames;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.IncidentCodec;
import taskmgmt.store.EventSink;
import taskmgmt.store.IncidentSink;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.LossMark;
import taskmgmt.store.ids.KnownIds;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.DependencyGraph;

/**
 * The logs of a directory, for readers: needs no lock, writes nothing, and includes the events on the bus. A missing log is empty. A line
 * that cannot be read is reported to the sink and skipped.
 */
public final class LogReader {
    /** The file names of the logs, as reports name them. */
    public static final String REGISTRY = LogFiles.REGISTRY;
    public static final String INCIDENTS = LogFiles.INCIDENTS;
    public static final String AUDIT = LogFiles.AUDIT;
    public static final String EVENTS = LogFiles.EVENTS;

    /** Logs that most reports do not read. */
    private static final List<String> UNREAD = List.of(LogFiles.AUDIT, LogFiles.INCIDENTS);
    private static final int SHOWN_CANDIDATES = 5;
    /** By what factor more ids are looked up if too many belonged to no task. */
    private static final int LOOKED_UP_MORE = 8;
    /** In place of an id: the task that was registered last. */
    private static final String NEWEST = "@last";
    private static final int MIN_END = 4;

    private final Path directory;
    /** A cache of all tasks; null if there is none. */
    private final @Nullable TaskSource source;

    private LogReader(Path directory, @Nullable TaskSource source) {
        this.directory = directory;
        this.source = source;
    }

    public static LogReader at(Path directory) {
        return new LogReader(directory, null);
    }

    /** A reader that gets all tasks from a cache. */
    public static LogReader from(Path directory, TaskSource source) {
        return new LogReader(directory, source);
    }

    /** A cache of all tasks, as {@link #tasks()} would read them. */
    public interface TaskSource {
        Snapshot.TaskCollector tasks() throws IOException;

        /** A map from the id to its task, empty if there is no such task; absent if it has to be read from the log now. */
        Optional<Map<String, Task>> task(String id) throws IOException;

        /** Like {@link #dependents(Set)}; absent if it has to be read from the log now. */
        Optional<Map<String, Task>> dependents(Set<String> ids) throws IOException;
    }

    public static Path registry(Path directory) {
        return directory.resolve(LogFiles.REGISTRY);
    }

    public Path directory() {
        return directory;
    }

    /** The logs that have been cut or replaced: they are shorter than the last writing command left them. */
    public List<String> shortened() throws IOException {
        LogPositions heads = LogPositions.load(directory).orElse(LogPositions.NONE);
        List<String> shortened = new ArrayList<>();
        for (String log : LogFiles.ROTATED) {
            if (heads.end(log) > 0 && LineScanner.size(directory.resolve(log)) < heads.end(log)) {
                shortened.add(log);
            }
        }
        return shortened;
    }

    /** Whether a sync has failed, and nobody has looked at the logs since. */
    public boolean isUnsynced() throws IOException {
        return new UnsyncedMark(directory, PrivateFiles.SYSTEM).isLeft();
    }

    /** A loss of the audit log's end that nobody has accepted, in a line; null for none. Does not read that log. */
    public @Nullable String openLoss() throws IOException {
        return LossMark.read(directory);
    }

    /**
     * Why segments of logs that a report may not read cannot be right, judged only by their names and lengths: one is missing, cut or
     * replaced, or two hold the same part. Reading the log itself would reveal the same.
     */
    public List<String> brokenSegments() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String log : UNREAD) {
            String fault = SegmentNames.fault(directory.resolve(log));
            if (fault != null) {
                broken.add(fault);
            }
        }
        return broken;
    }

    /** All events of the registry, then those waiting on the bus. */
    public void events(EventSink sink) throws IOException {
        RegistryScan.all(registry(directory), 0, Long.MAX_VALUE, sink);
        new BusScan(directory).undrained(sink);
    }

    /** All tasks, in the order of their creation. */
    public Snapshot.TaskCollector tasks() throws IOException {
        if (source != null) {
            return source.tasks();
        }
        Snapshot.TaskCollector collector = new Snapshot.TaskCollector();
        events(collector);
        return collector;
    }

    /** The tasks with these ids, in the order of their creation. */
    public Map<String, Task> tasks(Set<String> ids) throws IOException {
        Optional<Map<String, Task>> known = source == null || ids.size() != 1 ? Optional.empty() : source.task(ids.iterator().next());
        return known.isPresent() ? known.get() : read(ids);
    }

    private Map<String, Task> read(Set<String> ids) throws IOException {
        Snapshot.TaskCollector collector = new Snapshot.TaskCollector();
        events(ids, collector);
        return collector.tasks();
    }

    /** The events of the tasks with these ids. */
    public void events(Set<String> ids, EventSink sink) throws IOException {
        TaskIndex.asItIs(directory).events(ids, sink);
        new BusScan(directory).undrained(only(event -> ids.contains(event.taskId()), sink));
    }

    /** The tasks that wait for this one, in the order of their creation. */
    public Map<String, Task> dependents(String id) throws IOException {
        return dependents(Set.of(id));
    }

    /** The tasks that wait for any of these. */
    public Map<String, Task> dependents(Set<String> ids) throws IOException {
        Optional<Map<String, Task>> known = source == null ? Optional.empty() : source.dependents(ids);
        return known.isPresent() ? known.get() : readDependents(ids);
    }

    private Map<String, Task> readDependents(Set<String> ids) throws IOException {
        Set<String> named = TaskIndex.asItIs(directory).namedAsWaiting(ids);
        new BusScan(directory).undrained(only(event -> TaskIndex.waitsFor(ids, event) && named.add(event.taskId()), new Snapshot.TaskCollector()));
        Map<String, Task> dependents = new LinkedHashMap<>(named.isEmpty() ? Map.of() : tasks(named));
        dependents.values().removeIf(task -> Collections.disjoint(task.dependsOn(), ids));
        return dependents;
    }

    private static EventSink only(Predicate<TaskEvent> wanted, EventSink sink) {
        return new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                if (wanted.test(event)) {
                    sink.event(event, offset);
                }
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                sink.damaged(file, offset, reason);
            }
        };
    }

    /** The events waiting on the bus. */
    public void waiting(EventSink sink) throws IOException {
        new BusScan(directory).undrained(sink);
    }

    /**
     * The task with this id, or the only one whose id begins with it, or if there is none, ends with it; {@value #NEWEST} is the one
     * registered last. Full and partial ids are looked up in the index.
     *
     * @throws RefusedException if there is none, or more than one
     */
    public Task resolve(String idOrPrefix) throws IOException {
        String newest = idOrPrefix.equals(NEWEST) ? RegistryScan.newest(registry(directory)) : null;
        String id = newest == null ? idOrPrefix : newest;
        Task exact = tasks(Set.of(id)).get(id);
        return exact != null ? exact : only(tasksLike(id), id, "task");
    }

    /** Tasks whose ids begin with this part, or otherwise end with it: all, or one more than it takes to show that there are too many. */
    private Map<String, Task> tasksLike(String part) throws IOException {
        if (part.isEmpty()) {
            return Map.of();
        }
        KnownIds ids = KnownIds.of(directory);
        Map<String, Task> beginning = tasksOf(id -> id.startsWith(part), most -> ids.beginning(part, most), SHOWN_CANDIDATES);
        return beginning.isEmpty() && part.length() >= MIN_END
                ? tasksOf(id -> isEnd(part, id), most -> ids.ending(part, most), SHOWN_CANDIDATES) : beginning;
    }

    /** Searches ids in the registry. */
    private interface IdSearch {
        /** The first ids, at most this many. */
        List<String> first(int most) throws IOException;
    }

    /** As many tasks as wanted, or all whose ids match; ids that belong to no task are skipped. */
    private Map<String, Task> tasksOf(Predicate<String> like, IdSearch search, int wanted) throws IOException {
        Set<String> waiting = new LinkedHashSet<>();
        new BusScan(directory).undrained(only(event -> like.test(event.taskId()) && waiting.add(event.taskId()), new Snapshot.TaskCollector()));
        for (int most = wanted; ; most *= LOOKED_UP_MORE) {
            List<String> found = search.first(most);
            waiting.addAll(found);
            Map<String, Task> tasks = waiting.isEmpty() ? Map.of() : tasks(waiting);
            // Tasks that are only on the bus may come after further ones of the registry.
            if (found.size() < most || count(found, tasks) >= wanted) {
                return tasks;
            }
        }
    }

    private static int count(List<String> ids, Map<String, Task> tasks) {
        int count = 0;
        for (String id : ids) {
            count += tasks.containsKey(id) ? 1 : 0;
        }
        return count;
    }

    /** Whether the registry has more ids with this beginning than this many. */
    public boolean hasMoreBeginning(String part, int than) throws IOException {
        return KnownIds.of(directory).beginning(part, than + 1).size() > than;
    }

    /** The first tasks whose ids begin with this part, in the byte order of their ids: this many, or all. */
    public List<Task> tasksBeginning(String part, int wanted) throws IOException {
        KnownIds ids = KnownIds.of(directory);
        Map<String, Task> found = tasksOf(id -> id.startsWith(part), most -> ids.beginning(part, most), wanted);
        List<Task> first = new ArrayList<>(found.values());
        first.sort((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)));
        return first.subList(0, Math.min(wanted, first.size()));
    }

    private static byte[] bytes(Task task) {
        return task.id().getBytes(StandardCharsets.UTF_8);
    }

    /** Shorter endings would match by chance. */
    private static boolean isEnd(String part, String id) {
        return part.length() >= MIN_END && id.endsWith(part);
    }

    /** The newest record of every incident, in the order of detection. */
    public Map<String, Incident> incidents() throws IOException {
        Map<String, Incident> newest = new LinkedHashMap<>();
        incidents(new IncidentSink() {
            @Override
            public void incident(Incident incident, long offset) {
                newest.put(incident.id(), incident);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // Counted by the reports; here only whole records matter.
            }
        });
        return newest;
    }

    /** The incident with this id, or the only one whose id begins or ends with it; {@value #NEWEST} is the one detected last. */
    public Incident resolveIncident(String idOrPrefix) throws IOException {
        Map<String, Incident> all = incidents();
        boolean newest = idOrPrefix.equals(NEWEST) && !all.isEmpty();
        return only(all, newest ? List.copyOf(all.keySet()).getLast() : idOrPrefix, "incident");
    }

    /** Every record of the incident log. */
    public void incidents(IncidentSink sink) throws IOException {
        Json json = Json.lenient();
        LineScanner.scan(directory.resolve(LogFiles.INCIDENTS), 0, Long.MAX_VALUE, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    sink.incident(IncidentCodec.decode(json.parse(buffer, start, end - start)), offset);
                } catch (BadJsonException e) {
                    sink.damaged(LogFiles.INCIDENTS, offset, String.valueOf(e.getMessage()));
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                sink.damaged(LogFiles.INCIDENTS, offset, reason);
            }
        });
    }

    /**
     * Every line of the audit log, as bytes: callers need too different things for one record type. Preceded by the lines of the logs from
     * which it was merged; offsets count in the log that contains the line.
     */
    public void audit(LineSink sink) throws IOException {
        AuditHistories.of(directory).scan(sink);
        LineScanner.scan(directory.resolve(LogFiles.AUDIT), 0, Long.MAX_VALUE, sink);
    }

    /** The same entries from the end, as long as more are wanted. */
    public void auditBackwards(AuditEntrySink entries, BooleanSupplier wantsMore) throws IOException {
        LineSink sink = new AuditEntryLines(entries);
        try (BackwardScanner lines = BackwardScanner.open(directory.resolve(LogFiles.AUDIT), Long.MAX_VALUE)) {
            boolean more = true;
            while (more && wantsMore.getAsBoolean()) {
                more = lines.next(sink);
            }
        }
        AuditHistories.of(directory).scanBackwards(sink, wantsMore);
    }

    /** Whether any file of this log exists. */
    public boolean has(String log) throws IOException {
        return LineScanner.exists(directory.resolve(log));
    }

    /** The dependencies between all tasks. Lines that say nothing about them are not parsed. */
    public DependencyGraph dependencies() throws IOException {
        DependencyGraph graph = new DependencyGraph();
        EventSink sink = new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                if (event.fields().containsKey(TaskField.DEPENDS_ON.text())) {
                    graph.put(event.taskId(), event.texts(TaskField.DEPENDS_ON.text()));
                }
            }
        };
        RegistryScan.withDependencies(registry(directory), 0, sink);
        new BusScan(directory).undrained(sink);
        return graph;
    }

    static <T> T only(Map<String, T> candidates, String idOrPrefix, String noun) {
        @Nullable T exact = candidates.get(idOrPrefix);
        if (exact != null) {
            return exact;
        }
        List<String> ids = candidates.keySet().stream().filter(id -> id.startsWith(idOrPrefix)).limit(SHOWN_CANDIDATES).toList();
        boolean begins = !ids.isEmpty();
        if (!begins) {
            ids = candidates.keySet().stream().filter(id -> isEnd(idOrPrefix, id)).limit(SHOWN_CANDIDATES).toList();
        }
        if (idOrPrefix.isEmpty()) {
            throw new RefusedException(Refusal.INVALID, "an empty id names no " + noun);
        }
        if (ids.isEmpty()) {
            throw new RefusedException(Refusal.NOT_FOUND, "no " + noun + " " + idOrPrefix);
        }
        T first = candidates.get(ids.getFirst());
        if (ids.size() > 1 || first == null) {
            throw new RefusedException(Refusal.INVALID, "more than one " + noun + (begins ? " begins with " : " ends with ") + idOrPrefix + ": "
                    + String.join(", ", ids) + (ids.size() == SHOWN_CANDIDATES ? ", …" : "") + ": give more of the id");
        }
        return first;
    }
}
