package taskmgmt.task.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/**
 * Who waits for whom, across all subsystems. A task waits for another until that one is completed; an unknown task counts
 * as not completed. Not thread-safe.
 */
public final class DependencyGraph {
    /** Most urgent first. Written out, because linking the library's equivalent at its first call takes milliseconds. */
    public static final Comparator<Task> MOST_URGENT = (one, other) -> Integer.compare(other.priority(), one.priority());

    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();

    /** Replaces what the task waits for. */
    public void put(String taskId, List<String> dependsOn) {
        for (String old : dependenciesOf(taskId)) {
            dependents.getOrDefault(old, new LinkedHashSet<>()).remove(taskId);
        }
        if (dependsOn.isEmpty()) {
            dependencies.remove(taskId);
            return;
        }
        dependencies.put(taskId, List.copyOf(dependsOn));
        for (String other : dependsOn) {
            dependents.computeIfAbsent(other, id -> new LinkedHashSet<>()).add(taskId);
        }
    }

    /** Whether nothing waits for anything. */
    public boolean isEmpty() {
        return dependencies.isEmpty();
    }

    /** Passes every waiting task to the action, with the tasks that it waits for. */
    public void forEach(BiConsumer<String, List<String>> action) {
        dependencies.forEach(action);
    }

    /** What the task waits for, in the order given. */
    public List<String> dependenciesOf(String taskId) {
        return dependencies.getOrDefault(taskId, List.of());
    }

    /** The tasks that wait for it, in order of appearance. */
    public List<String> dependentsOf(String taskId) {
        return List.copyOf(dependents.getOrDefault(taskId, Set.of()));
    }

    /**
     * Throws {@link RefusedException} if the task would ultimately wait for itself. Searches from both ends at once and stops with
     * the search that ends first: usually nothing waits for a new task, however much it waits for.
     */
    public void checkNoCycle(String taskId, List<String> dependsOn) {
        Set<String> targets = new HashSet<>(dependsOn);
        Set<String> ahead = new HashSet<>();
        Set<String> behind = new HashSet<>();
        Deque<String> forward = new ArrayDeque<>(dependsOn);
        Deque<String> backward = new ArrayDeque<>(List.of(taskId));
        while (!forward.isEmpty() && !backward.isEmpty()) {
            String waitedFor = forward.pop();
            String waiting = backward.pop();
            if (waitedFor.equals(taskId) || targets.contains(waiting)) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "task " + taskId + " would wait for itself");
            }
            if (ahead.add(waitedFor)) {
                forward.addAll(dependenciesOf(waitedFor));
            }
            if (behind.add(waiting)) {
                backward.addAll(dependents.getOrDefault(waiting, Set.of()));
            }
        }
    }

    /**
     * The tasks, ordered so that none comes before a task that it waits for; among those that could be next, first by the
     * comparator, then the most urgent, then the oldest.
     */
    public List<Task> order(List<Task> tasks, Comparator<Task> strategy) {
        Map<String, Integer> waits = new HashMap<>();
        Map<String, Integer> age = new HashMap<>();
        Map<String, Task> byId = new HashMap<>();
        for (Task task : tasks) {
            age.put(task.id(), age.size());
            byId.put(task.id(), task);
        }
        PriorityQueue<Task> ready = new PriorityQueue<>(strategy.thenComparing(MOST_URGENT)
                .thenComparing(task -> age.getOrDefault(task.id(), 0)));
        for (Task task : tasks) {
            int open = (int) dependenciesOf(task.id()).stream().distinct().filter(byId::containsKey).count();
            waits.put(task.id(), open);
            if (open == 0) {
                ready.add(task);
            }
        }
        List<Task> order = new ArrayList<>();
        for (Task task = ready.poll(); task != null; task = ready.poll()) {
            order.add(task);
            for (String dependent : dependentsOf(task.id())) {
                Task waiting = byId.get(dependent);
                if (waiting != null && waits.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(waiting);
                }
            }
        }
        return order;
    }

    /** Throws {@link RefusedException} if the event would begin work on a task that waits for one that is not completed. */
    public static void checkNotBlocked(@Nullable Standing standing, TaskEvent event, List<String> unfinished) {
        boolean begins = event.type() == EventType.STARTED
                || (event.type() == EventType.COMPLETED && standing != null && standing.status() != Status.ACTIVE);
        if (begins && !unfinished.isEmpty()) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + event.taskId() + " is blocked: it waits for "
                    + String.join(", ", unfinished) + ", not completed yet");
        }
    }
}
