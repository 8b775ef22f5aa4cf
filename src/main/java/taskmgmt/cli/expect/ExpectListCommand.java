package taskmgmt.cli.expect;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.view.ExpectationRows;

/** Lists the expected runs. */
final class ExpectListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only expected runs that are due next"));
    private final ListOptions output = uses(new ListOptions("expected runs", ExpectationRows.in(Format.JSON),
            "by name").within(time, "next_due_at"));

    ExpectListCommand() {
        super("expect list", "list expected runs and the state of each");
        details("State: ok; waiting, where none has been due yet; missing, where none began until the grace was over; late or too_short, where "
                + "the last one was. It stays so until the next run begins.");
        examples("task-mgmt expect list", "task-mgmt expect list --json | jq -r '.[] | select(.state == \"missing\") | .name'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.list(ExpectationRows.in(output.format()), Expectations.read(log, session), session);
        return ExitCode.DONE;
    }
}
