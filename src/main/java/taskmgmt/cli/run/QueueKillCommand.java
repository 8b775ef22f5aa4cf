package taskmgmt.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.MoveTask;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;

/** Cancels tasks of the queue, including running ones. */
final class QueueKillCommand extends Command {
    private static final String REASON = "killed";

    private final Options<String> ids = optionalArgument("ID").ids("a task, by its id, a unique prefix or end of it, or @last");
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME")
            .text("all open tasks of this group");
    private final Option<String> reason = option("--reason").text("reason (default: " + REASON + ")");
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    QueueKillCommand() {
        super("queue kill", "cancel queued commands; a running one is ended by its worker");
        details("The worker notices within a second, and ends the command with all its descendants: TERM, and KILL when its grace is over.");
        examples("task-mgmt queue kill storage_backup_1a2b3c4d", "task-mgmt queue kill --group gpu --reason \"wrong data\"");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (ids.isSet() == group.isSet()) {
            throw new UsageException("give the ids of tasks, or --group");
        }
        List<String> wanted = new ArrayList<>(ids.all());
        if (group.isSet()) {
            QueueReading.ofOpen(log, session).open().stream().filter(each -> each.job().group().equals(group.get()))
                    .forEach(each -> wanted.add(each.task().id()));
        }
        MoveTask.Cancel request = new MoveTask.Cancel(reason.or(REASON));
        ExitCode first = ExitCode.DONE;
        ChangeOutput.Report report = output.report(session);
        try (TaskLog writer = log.writer(session)) {
            ChangeTask changes = new ChangeTask(writer);
            for (String id : wanted) {
                try {
                    ChangedTask changed = changes.apply(id, request);
                    report.changed(changed.task(), changed.event());
                } catch (RefusedException refused) {
                    Failure failure = new Failure(refused, List.of());
                    failure.report(session);
                    first = first == ExitCode.DONE ? failure.code() : first;
                }
            }
        }
        report.finish();
        session.acknowledge("what was changed is recorded");
        return first;
    }
}
