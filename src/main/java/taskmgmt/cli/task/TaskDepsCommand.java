package taskmgmt.cli.task;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;

/** Shows what a task waits for, and what waits for it. */
final class TaskDepsCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.exact("relation", "RELATION"),
            Column.exact("task_id", "ID"), Column.exact("status", "STATUS"), Column.text("title", "TITLE"));

    private final Option<String> id = argument("ID").text("a task, by its id or an unmistakable beginning of it");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskDepsCommand() {
        super("task deps", "show what a task waits for (depends_on) and what waits for it (blocks)");
        examples("task-mgmt task deps web_deploy_5e6f7a8b");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Task task = reader.resolve(id.get());
        Snapshot.TaskCollector all = reader.tasks();
        RowWriter rows = output.rows(COLUMNS, session);
        write("depends_on", task.dependsOn(), all.tasks(), rows);
        write("blocks", TaskReading.graph(all).dependentsOf(task.id()), all.tasks(), rows);
        rows.finish();
        TaskReading.tellDamage(all, session);
        return ExitCode.DONE;
    }

    /** A task may wait for one that nobody has registered yet. */
    private static void write(String relation, List<String> ids, Map<String, Task> tasks, RowWriter rows)
            throws IOException {
        for (String other : ids) {
            Task task = tasks.get(other);
            rows.row(relation, other, task == null ? "unknown" : task.status().text(), task == null ? null : task.title());
        }
    }
}
