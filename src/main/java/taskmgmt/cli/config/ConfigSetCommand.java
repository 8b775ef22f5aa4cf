package taskmgmt.cli.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.settings.KnownSetting;
import taskmgmt.settings.SettingText;

/** Puts a setting into a file. */
final class ConfigSetCommand extends Command {
    private final Option<KnownSetting> setting = argument("SETTING").as(WhichFile::setting, "SETTING")
            .offers(KnownSetting.keys().toArray(String[]::new)).text("which one");
    private final Option<String> value = argument("VALUE").text("the new value");
    private final WhichFile which = uses(new WhichFile());
    private final AnswerOptions output = uses(new AnswerOptions());

    ConfigSetCommand() {
        super("config set", "set a setting in your own file, or in the project's");
        details("The file is made where it is missing; its other lines, comments too, stay as they are.");
        examples("task-mgmt config set zone Europe/Berlin", "task-mgmt config set --project lock-timeout 2m");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        KnownSetting chosen = setting.get();
        if (which.isProject() && chosen.isPersonal()) {
            throw new UsageException(chosen.key() + " is not for the file of a project: set it in your own");
        }
        SettingCheck.require(chosen, value.get());
        Path file = which.path(session);
        WhichFile.write(SettingText.of(file).with(chosen, value.get()));
        if (output.format() != Format.TABLE) {
            output.answer("setting", chosen.key(), Map.of("value", value.get(), "file", file.toString()), "", session);
        }
        String winner = session.environment().getOrDefault(chosen.variable(), "");
        if (!winner.isEmpty()) {
            session.err().println(Program.NAME + ": set in " + Plain.text(file.toString()) + "; but " + chosen.variable() + " is set and beats it");
        }
        return ExitCode.DONE;
    }
}
