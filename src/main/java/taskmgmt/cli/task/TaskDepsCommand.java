package taskmgmt.cli.task;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.view.TaskRows;

/** Shows what a task waits for, and what waits for it. */
final class TaskDepsCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id or a unique prefix of it");
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
        List<String> dependents = TaskReading.graph(all).dependentsOf(task.id());
        output.list(TaskRows.relations(), TaskRows.Relation.of(task, dependents, all.tasks()), session);
        TaskReading.tellDamage(all, session);
        return ExitCode.DONE;
    }
}
