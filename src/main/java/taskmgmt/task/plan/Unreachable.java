package taskmgmt.task.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * Open tasks that nobody can begin: they wait, directly or through others, for a task that failed or was cancelled. They can begin
 * again once that task is retried.
 */
public final class Unreachable {
    private Unreachable() {}

    /** Whether nothing that waits for a task in this status will ever begin, unless the task is retried. */
    public static boolean isDead(Status status) {
        return status == Status.FAILED || status == Status.CANCELLED;
    }

    /** Those of these tasks that are unreachable, each with the id of a dead task that it ultimately waits for. */
    public static Map<String, String> among(Map<String, Task> tasks, DependencyGraph graph) {
        Deque<String> dead = new ArrayDeque<>();
        for (Task task : tasks.values()) {
            if (isDead(task.status())) {
                dead.add(task.id());
            }
        }
        return of(dead, graph, id -> {
            Task task = tasks.get(id);
            return task != null && !task.status().isTerminal();
        });
    }

    /**
     * The same, computed from ids and statuses alone.
     *
     * @param dead   ids of tasks that failed or were cancelled
     * @param isOpen whether a task has not ended
     */
    public static Map<String, String> of(Iterable<String> dead, DependencyGraph graph, Predicate<String> isOpen) {
        Map<String, String> unreachable = new HashMap<>();
        for (String root : dead) {
            Deque<String> next = new ArrayDeque<>(graph.dependentsOf(root));
            while (!next.isEmpty()) {
                String id = next.pop();
                if (isOpen.test(id) && unreachable.putIfAbsent(id, root) == null) {
                    next.addAll(graph.dependentsOf(id));
                }
            }
        }
        return unreachable;
    }
}
