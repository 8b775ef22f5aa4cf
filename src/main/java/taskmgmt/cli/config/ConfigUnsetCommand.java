package taskmgmt.cli.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.settings.KnownSetting;
import taskmgmt.settings.SettingText;

/** Takes a setting out of a file. */
final class ConfigUnsetCommand extends Command {
    private final Option<KnownSetting> setting = argument("SETTING").as(WhichFile::setting, "SETTING")
            .offers(KnownSetting.keys().toArray(String[]::new)).text("which one");
    private final WhichFile which = uses(new WhichFile());
    private final AnswerOptions output = uses(new AnswerOptions());

    ConfigUnsetCommand() {
        super("config unset", "remove a setting from your own file, or from the project's");
        examples("task-mgmt config unset zone", "task-mgmt config unset --project lock-timeout");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path file = which.path(session);
        SettingText before = SettingText.of(file);
        SettingText after = before.without(setting.get());
        if (before.equals(after)) {
            session.err().println(Program.NAME + ": " + setting.get().key() + " is not set in " + Plain.text(file.toString()));
            return ExitCode.NO;
        }
        WhichFile.write(after);
        if (output.format() != Format.TABLE) {
            output.answer("setting", setting.get().key(), Map.of("file", file.toString()), "", session);
        }
        return ExitCode.DONE;
    }
}
