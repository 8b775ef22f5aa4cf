package taskmgmt.cli.integration;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.view.integration.IntegrationRows;

/** Lists the integrations. */
final class IntegrationListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("integrations", IntegrationRows.ROWS, "as added"));

    IntegrationListCommand() {
        super("integration list", "list integrations, and how their tasks ended");
        details("DONE, FAILED, AVG and LAST ERROR are of the tasks of the subsystem integration whose type is the name.");
        examples("task-mgmt integration list", "task-mgmt integration list --json | jq -r '.[] | select(.enabled) | .name'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.list(IntegrationRows.ROWS, IntegrationReading.all(log, session), session);
        return ExitCode.DONE;
    }
}
