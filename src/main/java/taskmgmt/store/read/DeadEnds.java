package taskmgmt.store.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.task.Task;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Unreachable;

/**
 * The failed and cancelled tasks at the ends of a task's chains of dependencies. Short chains are followed link by link; for
 * a long one, the graph of all tasks is used and its tasks are looked up together, which takes as long as reading the log
 * once.
 */
final class DeadEnds {
    /** How many links of a chain are followed one by one. */
    private static final int LINKS = 16;

    private final Snapshot now;
    private final Map<String, Task> known = new HashMap<>();

    private DeadEnds(Snapshot now) {
        this.now = now;
    }

    /** The dead ends that these tasks, or those they wait for, lead to. */
    static List<String> of(List<String> dependsOn, Snapshot now) throws IOException {
        return new DeadEnds(now).found(dependsOn);
    }

    private List<String> found(List<String> dependsOn) throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> next = new LinkedHashSet<>(dependsOn);
        for (int link = 0; !next.isEmpty(); link++) {
            seen.addAll(next);
            look(next, link);
            Set<String> after = new LinkedHashSet<>();
            for (String id : next) {
                Task other = known.get(id);
                if (other != null && Unreachable.isDead(other.status())) {
                    found.add(id);
                } else if (other != null && !other.status().isTerminal()) {
                    after.addAll(other.dependsOn());
                }
            }
            after.removeIf(seen::contains);
            next = after;
        }
        return List.copyOf(found);
    }

    private void look(Set<String> ids, int link) throws IOException {
        if (link == LINKS) {
            known.putAll(now.tasks(reachable(ids, now.dependencies())));
        } else if (link < LINKS) {
            known.putAll(now.tasks(ids));
        }
    }

    private static Set<String> reachable(Set<String> from, DependencyGraph graph) {
        Set<String> reachable = new HashSet<>(from);
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            for (String id : graph.dependenciesOf(next.pop())) {
                if (reachable.add(id)) {
                    next.add(id);
                }
            }
        }
        return reachable;
    }
}
