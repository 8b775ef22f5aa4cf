package taskmgmt.cli.config;

import java.io.IOException;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.settings.KnownSetting;
import taskmgmt.view.system.SettingInForce;

/** Prints the value of one setting. */
final class ConfigGetCommand extends Command {
    private final Option<KnownSetting> setting = argument("SETTING").as(WhichFile::setting, "SETTING")
            .offers(KnownSetting.keys().toArray(String[]::new)).text("which one");
    private final AnswerOptions output = uses(new AnswerOptions());

    ConfigGetCommand() {
        super("config get", "print the value of a setting, or exit 1 if it has none");
        details(ConfigShowCommand.ORDER);
        examples("task-mgmt config get output", "task-mgmt config get lock-timeout -o json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        SettingInForce found = SettingReading.of(setting.get(), session);
        if (found.value() == null) {
            return ExitCode.NO;
        }
        output.made("value", found.value(), Map.of("setting", found.setting().key(), "source", found.source()), session);
        return ExitCode.DONE;
    }
}
