package taskmgmt.cli.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.settings.KnownSetting;
import taskmgmt.view.system.SettingInForce;

/** Lists all settings. */
final class ConfigShowCommand extends Command {
    static final String ORDER = "An option beats a variable, which beats the file of the project, which beats your own file, which beats the default.";

    private final ListOptions output = uses(new ListOptions("settings", SettingInForce.ROWS, "by what they are about"));

    ConfigShowCommand() {
        super("config show", "show every setting, its value and its source");
        details(ORDER);
        examples("task-mgmt config show", "task-mgmt config show -o json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<SettingInForce> rows = new ArrayList<>();
        for (KnownSetting setting : KnownSetting.values()) {
            rows.add(SettingReading.of(setting, session));
        }
        output.list(SettingInForce.ROWS, rows, session);
        return ExitCode.DONE;
    }
}
