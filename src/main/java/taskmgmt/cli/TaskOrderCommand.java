package taskmgmt.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.render.Column;
import taskmgmt.render.Plain;
import taskmgmt.render.RowWriter;
import taskmgmt.store.Snapshot;
import taskmgmt.task.DependencyGraph;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/** Lists the open tasks in the order in which they can be done. */
final class TaskOrderCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.number("position", "#"), Column.exact("task_id", "ID"),
            Column.exact("status", "STATUS"), Column.number("priority", "PRI"), Column.text("title", "TITLE"),
            Column.text("waits_for", "WAITS FOR"));

    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskOrderCommand() {
        super("task order", "list the open tasks in the order in which they can be done: what others wait for first, "
                + "then the most urgent, then the oldest");
        examples("task-mgmt task order", "task-mgmt task order -o jsonl | head -1");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        Snapshot.TaskCollector all = log.reader(session).tasks();
        List<Task> open = new ArrayList<>();
        for (Task task : all.tasks().values()) {
            if (!task.status().isTerminal()) {
                open.add(task);
            }
        }
        DependencyGraph graph = TaskReading.graph(all);
        List<Task> order = graph.order(open);
        RowWriter rows = output.rows(COLUMNS, session);
        long position = 0;
        for (Task task : order) {
            position++;
            rows.row(position, task.id(), task.status().text(), (long) task.priority(), task.title(),
                    waitsFor(task, all.tasks()));
        }
        rows.finish();
        open.removeAll(order);
        tellCycle(open, session);
        TaskReading.tellDamage(all, session);
        return ExitCode.DONE;
    }

    private static List<String> waitsFor(Task task, Map<String, Task> tasks) {
        List<String> ids = new ArrayList<>();
        for (String id : task.dependsOn()) {
            Task other = tasks.get(id);
            if (other == null || other.status() != Status.COMPLETED) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** No command of ours makes a cycle, but another program may have written one. */
    private static void tellCycle(List<Task> left, Session session) {
        if (!left.isEmpty()) {
            session.err().println(CommandTree.PROGRAM + ": " + left.size()
                    + " tasks wait for each other and have no place in the order: see 'task-mgmt task deps "
                    + Plain.text(left.getFirst().id()) + "'");
        }
    }
}
