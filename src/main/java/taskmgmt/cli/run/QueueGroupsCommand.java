package taskmgmt.cli.run;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.render.Format;
import taskmgmt.view.QueueColumns;

/** Lists the groups of the queue. */
final class QueueGroupsCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("groups", QueueColumns.groups(Format.JSON),
            "by name"));

    QueueGroupsCommand() {
        super("queue groups", "list the groups of the queue: whether they are paused, how many run and wait");
        examples("task-mgmt queue groups");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.list(QueueColumns.groups(output.format()), QueueReading.of(log, session).groups(), session);
        return ExitCode.DONE;
    }
}
