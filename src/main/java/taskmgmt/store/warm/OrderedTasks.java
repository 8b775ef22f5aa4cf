package taskmgmt.store.warm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.EventSink;
import taskmgmt.store.page.FirstTasks;
import taskmgmt.store.page.TaskPlace;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.task.plan.DependencyGraph;

/**
 * The tasks in the registry up to some offset, before which nothing changes any more: in list order, and by the tasks that wait for them.
 * Not thread-safe.
 */
final class OrderedTasks implements EventSink {
    private static final List<TaskField> SHELVED = List.of(TaskField.SUBSYSTEM, TaskField.TASK_TYPE);

    private final String binding;
    private final Snapshot.TaskCollector tasks = new Snapshot.TaskCollector();
    private final NavigableMap<TaskPlace, Task> places = new TreeMap<>();
    /** The same tasks by the fields that lists are filtered by most: then only those with one value need to be examined. */
    private final Map<TaskField, Map<String, NavigableMap<TaskPlace, Task>>> shelves = new EnumMap<>(TaskField.class);
    private final DependencyGraph graph = new DependencyGraph();
    private long end;

    /** @param binding as long as this is the same, the content is valid */
    OrderedTasks(String binding) {
        this.binding = binding;
        SHELVED.forEach(field -> shelves.put(field, new HashMap<>()));
    }

    boolean isOf(String other) {
        return binding.equals(other);
    }

    /** How far the registry has been read, in bytes. */
    long end() {
        return end;
    }

    /** Reads on. */
    void read(Path registry) throws IOException {
        end = RegistryScan.all(registry, end, Long.MAX_VALUE, this);
    }

    @Override
    public void event(TaskEvent event, long offset) {
        Task before = task(event.taskId());
        tasks.event(event, offset);
        Task after = task(event.taskId());
        if (after == null) {
            return;
        }
        if (before != null) {
            TaskPlace left = TaskPlace.of(before);
            shelvesOf(before).forEach(shelf -> shelf.remove(left));
        }
        TaskPlace place = TaskPlace.of(after);
        shelvesOf(after).forEach(shelf -> shelf.put(place, after));
        List<String> dependsOn = after.dependsOn();
        if (!dependsOn.equals(before == null ? List.of() : before.dependsOn())) {
            graph.put(after.id(), dependsOn);
        }
    }

    private List<NavigableMap<TaskPlace, Task>> shelvesOf(Task task) {
        List<NavigableMap<TaskPlace, Task>> all = new ArrayList<>(List.of(places));
        shelves.forEach((field, byText) -> all.add(byText.computeIfAbsent(task.text(field), text -> new TreeMap<>())));
        return all;
    }

    /** The smallest shelf that contains everything the filter can match. */
    private NavigableMap<TaskPlace, Task> shelf(TaskFilter filter) {
        NavigableMap<TaskPlace, Task> shortest = places;
        for (Map.Entry<TaskField, Map<String, NavigableMap<TaskPlace, Task>>> each : shelves.entrySet()) {
            String text = filter.only(each.getKey());
            if (text != null) {
                NavigableMap<TaskPlace, Task> shelf = each.getValue().getOrDefault(text, Collections.emptyNavigableMap());
                shortest = shelf.size() < shortest.size() ? shelf : shortest;
            }
        }
        return shortest;
    }

    @Override
    public void damaged(String file, long offset, String reason) {
        tasks.damaged(file, offset, reason);
    }

    /** All tasks, for a caller that adds to them. */
    Snapshot.TaskCollector copy() {
        return tasks.copy();
    }

    @Nullable Task task(String id) {
        return tasks.tasks().get(id);
    }

    /** Those that wait for any of these, in the order in which they were recorded. */
    Map<String, Task> dependents(Set<String> ids) {
        Set<String> waiting = new LinkedHashSet<>();
        ids.forEach(id -> waiting.addAll(graph.dependentsOf(id)));
        Map<String, Task> found = new LinkedHashMap<>();
        if (waiting.size() < 2) {
            waiting.forEach(id -> put(id, found));
        } else {
            tasks.tasks().keySet().stream().filter(waiting::contains).forEach(id -> put(id, found));
        }
        return found;
    }

    private void put(String id, Map<String, Task> found) {
        Task task = task(id);
        if (task != null) {
            found.put(id, task);
        }
    }

    /** The total is not counted: that would mean examining every task. */
    FirstTasks first(TaskFilter filter, @Nullable TaskPlace after, int max) {
        List<Task> first = new ArrayList<>();
        boolean more = false;
        NavigableMap<TaskPlace, Task> shelf = shelf(filter);
        for (Task task : (after == null ? shelf : shelf.tailMap(after, false)).values()) {
            if (filter.accepts(task)) {
                more = first.size() == max;
                if (more) {
                    break;
                }
                first.add(task);
            }
        }
        return new FirstTasks(first, first.size() + (more ? 1 : 0), tasks.damagedLines());
    }
}
