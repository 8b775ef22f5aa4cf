package taskmgmt.cli.alert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.alert.AlertHistory;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.change.watch.RecordDelivery;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.view.AlertRows;

/** Lists the rules. */
final class AlertListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only alerts that were added"));
    private final ListOptions output = uses(new ListOptions("alerts", AlertRows.RULES,
            "as added").within(time, "added_at"));

    AlertListCommand() {
        super("alert list", "list alert rules, and what they have delivered");
        examples("task-mgmt alert list", "task-mgmt alert list -o json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader logs = log.reader(session);
        List<AlertRows.Shown> rows = new ArrayList<>();
        for (AlertRules.Kept each : AlertRules.in(logs)) {
            Task task = each.task();
            AlertHistory history = RecordDelivery.history(logs, each.taskId());
            rows.add(new AlertRows.Shown(each.rule(), each.taskId(), task == null ? null : task.createdAt(), each.fault(), history.delivered(), history.failed()));
        }
        output.list(AlertRows.RULES, rows, session);
        return ExitCode.DONE;
    }
}
