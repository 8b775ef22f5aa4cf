package taskmgmt.store.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import taskmgmt.store.ReadAhead;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.task.plan.DependencyGraph;

/**
 * All tasks of a list, one by one in its order. Memory holds the position of each task and the offsets of its lines, some
 * hundred bytes per task, and {@value #BLOCK} tasks at a time, few enough not to outlive the young generation; each line of
 * the log is parsed once.
 */
public final class TaskListing {
    private static final int BLOCK = 512;

    private final Path registry;
    private final List<TaskPlace> places;
    private final TaskFilter filter;
    private final long damaged;
    private final Offsets[] blocks;
    private final DependencyGraph graph = new DependencyGraph();
    /** The events waiting on the bus, by task. */
    private final Map<String, List<TaskEvent>> waiting = new HashMap<>();

    /** Receives a task. */
    public interface Sink {
        void task(Task task) throws IOException;
    }

    /** Where lines begin, in ascending order. */
    private static final class Offsets {
        private long[] at = new long[64];
        private int count;

        void add(long offset) {
            if (count == at.length) {
                at = Arrays.copyOf(at, count + count / 2);
            }
            at[count++] = offset;
        }
    }

    private TaskListing(Path registry, List<TaskPlace> places, TaskFilter filter, long damaged) {
        this.registry = registry;
        this.places = places;
        this.filter = filter;
        this.damaged = damaged;
        this.blocks = new Offsets[(places.size() + BLOCK - 1) / BLOCK];
        Arrays.setAll(blocks, block -> new Offsets());
    }

    /** @param end how far the registry is read, in bytes */
    static TaskListing of(LogReader logs, List<TaskPlace> places, long end, TaskFilter filter, long damaged) throws IOException {
        TaskListing listing = new TaskListing(LogReader.registry(logs.directory()), places, filter, damaged);
        listing.find(end);
        logs.waiting(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                listing.waiting.computeIfAbsent(event.taskId(), unseen -> new ArrayList<>()).add(event);
                listing.note(event);
            }
        });
        return listing;
    }

    private void find(long end) throws IOException {
        Map<String, Offsets> byId = new HashMap<>(places.size() * 2);
        for (int i = 0; i < places.size(); i++) {
            byId.put(places.get(i).id(), blocks[i / BLOCK]);
        }
        Offsets dependencies = new Offsets();
        RegistryScan.lines(registry, 0, end, (id, offset, saysOfOther) -> {
            Offsets block = byId.get(id);
            if (block != null) {
                block.add(offset);
            }
            if (saysOfOther) {
                dependencies.add(offset);
            }
        });
        RegistryScan.at(registry, dependencies.at, dependencies.count, new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                note(event);
            }
        });
    }

    private void note(TaskEvent event) {
        if (event.fields().containsKey(TaskField.DEPENDS_ON.text())) {
            graph.put(event.taskId(), event.texts(TaskField.DEPENDS_ON.text()));
        }
    }

    /** The dependencies between all tasks. */
    public DependencyGraph graph() {
        return graph;
    }

    /** How many lines of the log hold no event. */
    public long damaged() {
        return damaged;
    }

    /** Passes on all of them; while a block is processed, the next one is read. */
    public void forEach(Sink sink) throws IOException {
        FutureTask<List<Task>> next = read(0);
        for (int block = 0; block < blocks.length; block++) {
            FutureTask<List<Task>> now = next;
            next = read(block + 1);
            for (Task task : ReadAhead.await(now, "the registry")) {
                sink.task(task);
            }
        }
    }

    private FutureTask<List<Task>> read(int block) {
        FutureTask<List<Task>> reading = new FutureTask<>(() -> tasks(block));
        if (block < blocks.length) {
            Thread.ofPlatform().daemon().name("tasks-" + block).start(reading);
        }
        return reading;
    }

    private List<Task> tasks(int block) throws IOException {
        Snapshot.TaskCollector collector = new Snapshot.TaskCollector();
        RegistryScan.at(registry, blocks[block].at, blocks[block].count, collector);
        Set<String> ids = new LinkedHashSet<>();
        places.subList(block * BLOCK, Math.min(places.size(), (block + 1) * BLOCK)).forEach(place -> ids.add(place.id()));
        for (String id : ids) {
            waiting.getOrDefault(id, List.of()).forEach(event -> collector.event(event, 0));
        }
        List<Task> tasks = new ArrayList<>();
        for (String id : ids) {
            Task task = collector.tasks().get(id);
            if (task != null && filter.accepts(task)) {
                tasks.add(task);
            }
        }
        return tasks;
    }
}
