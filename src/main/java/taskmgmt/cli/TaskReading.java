package taskmgmt.cli;

import taskmgmt.store.Snapshot;
import taskmgmt.task.DependencyGraph;
import taskmgmt.task.Task;

/** What commands that read all tasks do alike. */
final class TaskReading {
    private TaskReading() {}

    /** Who waits for whom among them. */
    static DependencyGraph graph(Snapshot.TaskCollector all) {
        DependencyGraph graph = new DependencyGraph();
        for (Task task : all.tasks().values()) {
            graph.put(task.id(), task.dependsOn());
        }
        return graph;
    }

    /** A list that lacks something must not look whole. */
    static void tellDamage(Snapshot.TaskCollector all, Session session) {
        tellDamage(all.damagedLines(), session);
    }

    /** The same for reports that only count. */
    static void tellDamage(long damagedLines, Session session) {
        if (damagedLines > 0) {
            String lines = damagedLines == 1 ? " line of the registry is" : " lines of the registry are";
            session.err().println(Program.NAME + ": " + damagedLines + lines + " damaged and left out");
        }
    }
}
