package taskmgmt.cli.task;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;

/**
 * A verb that does one thing to each of the tasks it names.
 *
 * <p>Every task is a transaction of its own: a refused one gets a line on standard error, the others are changed all
 * the same, and the exit code is that of the first refusal.
 */
abstract class TaskChangeCommand extends Command {
    private final Options<String> ids = argument("ID")
            .ids("a task, by its id, a unique prefix or end of it, or @last");
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());
    private @Nullable String last;

    TaskChangeCommand(String name, String summary) {
        super(name, summary);
    }

    /**
     * Turns what was typed into a request; runs once, before the lock is acquired.
     *
     * @throws UsageException if options that are valid one by one make no sense together
     */
    abstract TaskRequest request(Session session);

    /** How many tasks were named. */
    final int named() {
        return ids.all().size();
    }

    /** Runs after a task was changed and the change was reported. Most commands do nothing here. */
    void afterwards(String taskId, ChangeTask changes, Session session) throws IOException, InterruptedException {}

    @Override
    public final ExitCode run(Session session) throws IOException, InterruptedException {
        TaskRequest request = request(session);
        ExitCode first = ExitCode.DONE;
        ChangeOutput.Report report = output.report(session);
        try (TaskLog writer = log.writer(session)) {
            ChangeTask changes = new ChangeTask(writer);
            for (String id : ids.all()) {
                ExitCode code = change(id, request, changes, report, session);
                first = first == ExitCode.DONE ? code : first;
            }
            report.finish();
            session.acknowledge("what was changed is recorded");
            if (last != null) {
                afterwards(last, changes, session);
            }
        }
        return first;
    }

    private ExitCode change(
            String id, TaskRequest request, ChangeTask changes, ChangeOutput.Report report, Session session) throws IOException {
        try {
            ChangedTask changed = changes.apply(id, request);
            report.changed(changed.task(), changed.event());
            last = changed.task().id();
            return ExitCode.DONE;
        } catch (RefusedException refused) {
            return output.refused(refused, session);
        }
    }
}
