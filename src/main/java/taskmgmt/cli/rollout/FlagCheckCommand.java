package taskmgmt.cli.rollout;

import java.io.IOException;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.rollout.Rollouts;
import taskmgmt.queue.rollout.Share;
import taskmgmt.view.rollout.FlagDocument;

/** Reports whether a feature is on for somebody. */
final class FlagCheckCommand extends Command {
    private final Option<String> name = argument("NAME").as(Percentage::name, "NAME").text("name of the feature");
    private final Option<String> who = option("--for").as(Texts::notBlank, "ID").text("task, user or machine to check (default: whether it is on for everybody)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    FlagCheckCommand() {
        super("flag check", "check whether a feature is on for a task, user or machine");
        details("The answer is the same each time, and stays yes while the percentage grows.", "Exit code: 0 it is on, 1 it is off, or there is no such feature.");
        examples("task-mgmt flag check new-parser --for web_deploy_1a2b3c4d && echo new");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Rollouts rollouts = QueueFile.read(log.reader(session).directory()).rollouts();
        boolean has = who.isSet() ? rollouts.has(name.get(), who.get()) : rollouts.flags().getOrDefault(name.get(), 0) == Share.ALL;
        output.show(new FlagDocument(name.get(), who.orNull(), has), session);
        return has ? ExitCode.DONE : ExitCode.NO;
    }
}
