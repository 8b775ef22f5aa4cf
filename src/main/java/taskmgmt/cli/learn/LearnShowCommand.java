package taskmgmt.cli.learn;

import java.io.IOException;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.view.learned.SettingsDocument;

/** Shows what was learned. */
final class LearnShowCommand extends Command {
    private final Option<String> version = optionalArgument("VERSION").text("a version (default: the one in force)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    LearnShowCommand() {
        super("learn show", "show the learned settings in force, or of a version, with the figures behind them");
        examples("task-mgmt learn show", "task-mgmt learn show --json | jq -r .settings_version");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        SettingsHistory history = new SettingsReader(log.reader(session)).history();
        SettingsVersion shown = version.isSet() ? Versions.named(history, version.get()) : history.inForce();
        output.show(new SettingsDocument(history, shown), session);
        return ExitCode.DONE;
    }
}
