package taskmgmt.cli.expect;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.expect.RunExpectation;
import taskmgmt.render.Format;
import taskmgmt.view.ExpectationRows;

/** Reports which expected runs did not happen, were late or were too short. */
final class ExpectCheckCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only expected runs that went missing"));
    private final ListOptions output = uses(new ListOptions("expected runs that are missing", ExpectationRows.in(Format.JSON),
            "by name").within(time, "since"));

    ExpectCheckCommand() {
        super("expect check", "report expected runs that are missing, late or too short");
        details("Exit code: 0 all is well, 1 it is not.");
        examples("task-mgmt expect check", "task-mgmt expect check || echo 'a run is missing'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<RunExpectation> wrong = Expectations.read(log, session).stream().filter(each -> each.trouble() != null).toList();
        output.list(ExpectationRows.in(output.format()), wrong, session);
        return wrong.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
}
