package taskmgmt.cli.alert;

import java.io.IOException;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;

/** Takes a rule away. */
final class AlertRemoveCommand extends Command {
    private final Option<String> name = argument("NAME").text("of an alert");
    private final LogOptions log = uses(new LogOptions());

    AlertRemoveCommand() {
        super("alert remove", "take an alert away");
        examples("task-mgmt alert remove ops");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            session.out().append(Plain.text(AlertRules.remove(name.get(), writer))).append(" cancelled\n");
        }
        return ExitCode.DONE;
    }
}
