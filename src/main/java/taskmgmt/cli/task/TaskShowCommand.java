package taskmgmt.cli.task;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.verify.Seal;
import taskmgmt.store.verify.SealedTasks;
import taskmgmt.task.Task;
import taskmgmt.view.TaskDocument;

/** Shows everything that is known of a task. */
final class TaskShowCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final KeyOptions keys = uses(new KeyOptions());
    private final KnownCheckpoints seals = uses(new KnownCheckpoints(keys));
    private final OutputOptions output = uses(new OutputOptions());

    TaskShowCommand() {
        super("task show", "show everything known about a task");
        details("With --against, whether the end of the task is sealed: under a checkpoint that was kept elsewhere, so that it was not changed "
                + "since. That verifies the whole record.");
        examples("task-mgmt task show storage_backup_1a2b3c4d", "task-mgmt task show storage_b --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Task task = reader.resolve(id.get());
        TaskDocument document = new TaskDocument(task, List.copyOf(reader.dependents(task.id()).keySet()));
        output.show(seals.isSet() && task.status().isTerminal() ? sealed(document, session) : document, session);
        return ExitCode.DONE;
    }

    private TaskDocument sealed(TaskDocument document, Session session) throws IOException {
        Seal seal = Objects.requireNonNull(seals.seal(log.directory(session), session));
        String id = document.task().id();
        boolean covered = SealedTasks.of(seal, log.runs(session), run -> run.id().equals(id)).ids().contains(id);
        return document.under(new TaskDocument.Checkpoint(seal.source(), covered));
    }
}
