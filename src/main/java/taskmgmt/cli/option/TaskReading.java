package taskmgmt.cli.option;

import java.util.Map;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Plain;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.plan.DependencyGraph;

/** What commands that read all tasks do alike. */
public final class TaskReading {
    private TaskReading() {}

    /** Who waits for whom among them. */
    public static DependencyGraph graph(Map<String, Task> tasks) {
        DependencyGraph graph = new DependencyGraph();
        for (Task task : tasks.values()) {
            graph.put(task.id(), task.dependsOn());
        }
        return graph;
    }

    /** That a new task cannot begin, because of the one that it waits for in the end. */
    public static void tellUnreachable(String id, String dead, Session session) {
        session.err().println(Program.NAME + ": " + Plain.text(id) + " is unreachable: it waits for " + Plain.text(dead)
                + ", which failed or was cancelled, and is not going to be completed unless it is retried");
    }

    /** A list that lacks something must not look whole. */
    public static void tellDamage(Snapshot.TaskCollector all, Session session) {
        tellDamage(all.damagedLines(), session);
    }

    /** The same for reports that only count. */
    public static void tellDamage(long damagedLines, Session session) {
        if (damagedLines > 0) {
            String lines = damagedLines == 1 ? " line of the registry is" : " lines of the registry are";
            session.err().println(Program.NAME + ": " + damagedLines + lines + " damaged and left out");
        }
    }
}
