package taskmgmt.cli.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.verify.Seal;
import taskmgmt.store.verify.SealedTasks;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.view.TaskDocument;

/** Shows everything that is known of tasks. */
final class TaskShowCommand extends Command {
    private final Options<String> ids = argument("ID").ids("a task, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final KeyOptions keys = uses(new KeyOptions());
    private final KnownCheckpoints seals = uses(new KnownCheckpoints(keys));
    private final OutputOptions output = uses(new OutputOptions());

    TaskShowCommand() {
        super("task show", "show everything known about a task");
        details("With --against, whether the end of the task is sealed: under a checkpoint that was kept elsewhere, so that it was not changed "
                + "since. That verifies the whole record.",
                "Of several tasks, and of those read from standard input, JSON and YAML are a list.");
        examples("task-mgmt task show storage_backup_1a2b3c4d", "task-mgmt task show storage_b --json",
                "task-mgmt task list -q --status failed | task-mgmt task show -");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        if (ids.isOne()) {
            output.show(held(List.of(document(ids.all().getFirst(), reader)), session).getFirst(), session);
            return ExitCode.DONE;
        }
        ExitCode first = ExitCode.DONE;
        List<TaskDocument> found = new ArrayList<>();
        for (String id : ids.all()) {
            try {
                found.add(document(id, reader));
            } catch (RefusedException refused) {
                ExitCode code = output.refused(refused, session);
                first = first == ExitCode.DONE ? code : first;
            }
        }
        output.show(held(found, session), session);
        return first;
    }

    private static TaskDocument document(String id, LogReader reader) throws IOException {
        Task task = reader.resolve(id);
        return new TaskDocument(task, List.copyOf(reader.dependents(task.id()).keySet()));
    }

    /** Those that have ended, held against the checkpoint that was asked for. */
    private List<TaskDocument> held(List<TaskDocument> documents, Session session) throws IOException {
        Set<String> ended = new HashSet<>();
        documents.stream().filter(each -> each.task().status().isTerminal()).forEach(each -> ended.add(each.task().id()));
        if (!seals.isSet() || ended.isEmpty()) {
            return documents;
        }
        Seal seal = Objects.requireNonNull(seals.seal(log.directory(session), session));
        Set<String> covered = SealedTasks.of(seal, log.runs(session), run -> ended.contains(run.id())).ids();
        return documents.stream().map(each -> !ended.contains(each.task().id()) ? each
                : each.under(new TaskDocument.Checkpoint(seal.source(), covered.contains(each.task().id())))).toList();
    }
}
