package taskmgmt.cli.learn;

import java.io.IOException;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.view.learned.SettingRow;

/** Shows what one version changed. */
final class LearnDiffCommand extends Command {
    private final Option<String> version = optionalArgument("VERSION").text("a version (default: the one in force)");
    private final Option<String> against = option("--against").label("VERSION")
            .text("another version, or standards (default: the one that it replaced)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    LearnDiffCommand() {
        super("learn diff", "list the settings that differ between two versions");
        examples("task-mgmt learn diff", "task-mgmt learn diff v20260105.120101 --against standards");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        SettingsHistory history = new SettingsReader(log.reader(session)).history();
        SettingsVersion chosen = version.isSet() ? Versions.named(history, version.get()) : history.inForce();
        if (chosen == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "no learned settings are in force");
        }
        String other = against.isSet() ? against.get() : chosen.replaces();
        LearnedSettings before = other == null ? LearnedSettings.NONE : Versions.settings(history, other);
        output.list(SettingRow.changes(output.format()), SettingRow.changed(before, chosen.settings()), session);
        return ExitCode.DONE;
    }
}
