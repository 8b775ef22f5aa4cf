package taskmgmt.cli.task;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.view.TaskDocument;

/** Shows everything that is known of a task. */
final class TaskShowCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskShowCommand() {
        super("task show", "show everything that is known of a task");
        examples("task-mgmt task show storage_backup_1a2b3c4d", "task-mgmt task show storage_b --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Task task = reader.resolve(id.get());
        output.show(new TaskDocument(task, List.copyOf(reader.dependents(task.id()).keySet())), session);
        return ExitCode.DONE;
    }
}
