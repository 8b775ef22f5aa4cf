package taskmgmt.cli.system;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.view.system.StatusDocument;
import taskmgmt.view.system.SystemView;

/** Shows the state of the logs, their contents, and the state of the machine. */
final class SystemStatusCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    SystemStatusCommand() {
        super("system status", "show the logs, their tasks and the machine in figures");
        details("What lags is made up for by the next command that writes: the bus is taken into the registry, lines get "
                + "their entries in the audit log, and a large registry gets its index. A report that has read much beyond its "
                + "checkpoint makes a new one; the one shown is that of 'system'.");
        examples("task-mgmt system status", "task-mgmt system status --json | jq .tasks.by_status");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        SystemView view = SystemReading.of(log, session);
        output.show(new StatusDocument(view, Program.NAME, Program.version()), session);
        TaskReading.tellDamage(view.tasks().damaged(), session);
        return ExitCode.DONE;
    }
}
