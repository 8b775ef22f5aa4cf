package taskmgmt.cli.learn;

import java.io.IOException;
import java.util.List;
import taskmgmt.change.learned.RollBackSettings;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.learned.RollbackDocument;

/** Rolls back to older settings. */
final class LearnRollbackCommand extends Command {
    private final Option<String> version = optionalArgument("VERSION")
            .text("the version whose settings are to hold again, or standards (default: the one that was replaced)");
    private final Option<String> reason = option("--reason").as(Texts::notBlank, "TEXT").text("why");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LearnRollbackCommand() {
        super("learn rollback", "put an older version's settings in force again, as a new version");
        details("The policy may hold it for approval, as any version.");
        examples("task-mgmt learn rollback --reason \"alarms at night\"", "task-mgmt learn rollback standards");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        RollBackSettings.Result result;
        try (TaskLog writer = log.writer(session)) {
            result = new RollBackSettings(writer, session.random()).rollBack(
                    new RollBackSettings.Request(version.orNull(), reason.or(""), List.of()), session.now());
        }
        output.show(new RollbackDocument(result), session);
        return ExitCode.DONE;
    }
}
