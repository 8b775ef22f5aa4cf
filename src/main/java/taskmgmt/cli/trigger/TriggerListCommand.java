package taskmgmt.cli.trigger;

import java.io.IOException;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.view.trigger.TriggerRows;

/** Lists the triggers. */
final class TriggerListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("triggers", TriggerRows.ROWS, "as added"));

    TriggerListCommand() {
        super("trigger list", "list triggers");
        details("A parameter that is taken from what occurs has its path in angle brackets. The runs that a trigger started have ids that begin with "
                + "triggered_ and its name.");
        examples("task-mgmt trigger list", "task-mgmt trigger list --json | jq -r '.[] | select(.enabled) | .name'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.list(TriggerRows.ROWS, TriggerFile.LIST.read(log.reader(session).directory()), session);
        return ExitCode.DONE;
    }
}
