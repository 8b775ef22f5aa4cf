package taskmgmt.cli.option;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Plain;
import taskmgmt.store.page.KnownNames;
import taskmgmt.store.page.TaskPages;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.word.Suggestion;

/** What commands that read all tasks have in common. */
public final class TaskReading {
    private TaskReading() {}

    /** Which of these tasks wait for which. */
    public static DependencyGraph graph(Map<String, Task> tasks) {
        DependencyGraph graph = new DependencyGraph();
        for (Task task : tasks.values()) {
            graph.put(task.id(), task.dependsOn());
        }
        return graph;
    }

    /** Warns that a new task cannot start, because of the task that it ultimately waits for. */
    public static void tellUnreachable(String id, String dead, Session session) {
        session.err().println(Program.NAME + ": " + Plain.text(id) + " is unreachable: it waits for " + Plain.text(dead)
                + ", which failed or was cancelled, and is not going to be completed unless it is retried");
    }

    /**
     * Says of an answer about nothing which of the names that were asked for no task has, and what they may have been meant to be. Where
     * names were asked for it takes a pass over the log.
     *
     * @return whether there is one
     */
    public static boolean tellUnknown(LogReader logs, Collection<String> subsystems, Collection<String> types, Session session) throws IOException {
        if (subsystems.isEmpty() && types.isEmpty()) {
            return false;
        }
        KnownNames names = new TaskPages(logs, RunReader.of(logs, new ScanMeter(session))).names();
        boolean unknown = tellUnknown("subsystem", subsystems, names.subsystems(), session);
        return tellUnknown("type", types, names.types(), session) || unknown;
    }

    /**
     * Reports which names are unknown, and what may have been meant.
     *
     * @return whether any is unknown
     */
    static boolean tellUnknown(String what, Collection<String> given, Collection<String> known, Session session) {
        boolean unknown = false;
        for (String name : given) {
            if (!known.contains(name)) {
                unknown = true;
                session.err().println(Program.NAME + ": no " + what + " '" + Plain.text(name) + "'"
                        + Plain.text(Suggestion.sentence(name, known)));
            }
        }
        return unknown;
    }

    /** Warns of damaged lines, because an incomplete list must not look complete. */
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
