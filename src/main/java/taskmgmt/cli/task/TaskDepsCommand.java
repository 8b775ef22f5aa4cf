package taskmgmt.cli.task;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.view.TaskRows;

/** Shows what a task waits for, and what waits for it. */
final class TaskDepsCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("tasks it waits for, and none that wait for it", TaskRows.relations(),
            "as given"));

    TaskDepsCommand() {
        super("task deps", "show what a task depends on, and what depends on it");
        examples("task-mgmt task deps web_deploy_5e6f7a8b");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Task task = reader.resolve(id.get());
        Map<String, Task> dependents = reader.dependents(task.id());
        Map<String, Task> related = new HashMap<>(dependents);
        related.putAll(reader.tasks(Set.copyOf(task.dependsOn())));
        output.list(TaskRows.relations(), TaskRows.Relation.of(task, List.copyOf(dependents.keySet()), related), session);
        return ExitCode.DONE;
    }
}
