package taskmgmt.serve.page;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Graph;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** A task among those that it waits for and that wait for it, directly or through others. For one thread. */
final class TaskGraph {
    /** This many tasks are looked at for their own; what is further away is not drawn. */
    private static final int MAX_LOOKS = 24;
    private static final int MAX_NODES = 60;

    private static final String BEFORE = "depends_on";
    private static final String BEHIND = "blocks";

    private final Map<String, Data> tasks = new LinkedHashMap<>();
    private final Map<String, Set<String>> after = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean cut;

    /** @param own of the task in the middle, as {@code task deps} has them; at least one */
    static Html of(Visit visit, Data task, List<Data> own) throws IOException, InterruptedException {
        TaskGraph graph = new TaskGraph();
        String id = task.text("task_id");
        graph.tasks.put(id, task);
        Deque<String> before = new ArrayDeque<>();
        Deque<String> behind = new ArrayDeque<>();
        graph.add(id, own, BEFORE, before);
        graph.add(id, own, BEHIND, behind);
        int looks = 0;
        while (!(before.isEmpty() && behind.isEmpty()) && looks++ < MAX_LOOKS) {
            boolean back = !before.isEmpty() && (behind.isEmpty() || looks % 2 == 1);
            String next = back ? before.removeFirst() : behind.removeFirst();
            graph.add(next, visit.rows("task deps", "--", next), back ? BEFORE : BEHIND, back ? before : behind);
        }
        graph.cut |= !(before.isEmpty() && behind.isEmpty());
        return graph.html(id);
    }

    private void add(String id, List<Data> rows, String relation, Deque<String> next) {
        for (Data each : rows) {
            String other = each.text("task_id");
            if (!each.text("relation").equals(relation)) {
                between(id, other, each.text("relation"));
                continue;
            }
            if (!tasks.containsKey(other) && tasks.size() >= MAX_NODES) {
                cut = true;
                continue;
            }
            tasks.putIfAbsent(other, each);
            between(id, other, relation);
            if (seen.add(relation + other)) {
                next.addLast(other);
            }
        }
    }

    private void between(String id, String other, String relation) {
        boolean back = relation.equals(BEFORE);
        after.computeIfAbsent(back ? id : other, _ -> new LinkedHashSet<>()).add(back ? other : id);
    }

    private Html html(String middle) {
        List<Graph.Node> nodes = new ArrayList<>();
        for (Map.Entry<String, Data> each : tasks.entrySet()) {
            Data task = each.getValue();
            String status = task.text("status");
            nodes.add(new Graph.Node(each.getKey(), task.has("title") ? task.text("title") : each.getKey(), status.replace('_', ' '),
                    Shown.kind(status) + (each.getKey().equals(middle) ? " self" : ""), Links.ofTask(each.getKey()), List.copyOf(after.getOrDefault(each.getKey(), Set.of()))));
        }
        Html html = new Html().open("figure", "tabindex", "0", "aria-label", "What comes before and after")
                .drawing(Graph.svg("Tasks that come before this one, at its left, and after it, at its right: " + tasks.size() + " with it", nodes)).close("figure");
        return cut ? html.element("p", "More tasks hang together with these; only the nearest are drawn.", "class", "empty") : html;
    }
}
