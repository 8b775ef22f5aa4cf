package taskmgmt.cli.alert;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;

/** Removes a rule. */
final class AlertRemoveCommand extends Command {
    private final Option<String> name = argument("NAME").text("name of the alert");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AlertRemoveCommand() {
        super("alert remove", "remove an alert rule");
        examples("task-mgmt alert remove ops");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            String id = AlertRules.remove(name.get(), writer);
            output.answer("task_id", id, Map.of("name", name.get(), "status", "cancelled"), "cancelled", session);
        }
        return ExitCode.DONE;
    }
}
