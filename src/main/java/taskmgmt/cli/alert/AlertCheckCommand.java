package taskmgmt.cli.alert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.alert.Alert;
import taskmgmt.alert.DeliveredAlert;
import taskmgmt.alert.act.AlertFinder;
import taskmgmt.alert.act.Alerter;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.read.LogReader;
import taskmgmt.view.AlertRows;

/** Reports what would be delivered. */
final class AlertCheckCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only what happened"));
    private final ListOptions output = uses(new ListOptions("alerts that wait to be delivered", AlertRows.WAITING,
            "by time").within(time, "at"));

    AlertCheckCommand() {
        super("alert check", "list pending alerts without delivering them");
        details("Exit code: 0 nothing waits, 1 something does, or a rule does not hold.");
        examples("task-mgmt alert check");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader logs = log.reader(session);
        AlertFinder finder = new AlertFinder(logs, session.clock());
        List<DeliveredAlert> waiting = new ArrayList<>();
        boolean all = true;
        for (AlertRules.Kept each : AlertRules.in(logs)) {
            for (Alert alert : Alerter.waiting(each, finder, logs)) {
                waiting.add(new DeliveredAlert(each.rule().name(), alert, null));
            }
            String fault = each.fault();
            if (fault != null) {
                all = false;
                session.err().println(Program.NAME + ": alert " + Plain.text(each.rule().name() + " does not hold: " + fault));
            }
        }
        output.list(AlertRows.WAITING, waiting, session);
        return all && waiting.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
}
