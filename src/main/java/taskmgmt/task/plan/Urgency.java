package taskmgmt.task.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.task.Task;

/**
 * How urgent open tasks are when the tasks that wait for them are considered: a task is as urgent as the most urgent task that
 * cannot begin before it is completed (priority inheritance: L. Sha, R. Rajkumar, J. P. Lehoczky, IEEE Transactions on Computers
 * 39, 1990).
 */
final class Urgency {
    private final Map<String, Integer> priorities = new HashMap<>();

    /** @param unreachable ids of tasks that cannot begin anyway, and therefore raise no other task */
    Urgency(List<Task> open, DependencyGraph graph, Set<String> unreachable) {
        List<Task> mostUrgentFirst = new ArrayList<>(open);
        mostUrgentFirst.sort(DependencyGraph.MOST_URGENT);
        for (Task task : mostUrgentFirst) {
            priorities.merge(task.id(), task.priority(), Math::max);
            if (!unreachable.contains(task.id())) {
                lift(task, graph);
            }
        }
    }

    private void lift(Task task, DependencyGraph graph) {
        Deque<String> next = new ArrayDeque<>(graph.dependenciesOf(task.id()));
        while (!next.isEmpty()) {
            String id = next.pop();
            if (priorities.getOrDefault(id, 0) < task.priority()) {
                priorities.put(id, task.priority());
                next.addAll(graph.dependenciesOf(id));
            }
        }
    }

    int of(Task task) {
        return priorities.getOrDefault(task.id(), task.priority());
    }
}
