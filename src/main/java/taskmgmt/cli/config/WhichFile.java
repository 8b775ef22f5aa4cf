package taskmgmt.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogDirectory;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.settings.KnownSetting;
import taskmgmt.settings.SettingFiles;
import taskmgmt.settings.SettingText;
import taskmgmt.settings.SettingValues;

/** Which settings file is meant: the user's, or the project's. */
final class WhichFile extends ParameterGroup {
    private final Flag project = flag("--project")
            .text("the file of the project, " + SettingFiles.PROJECT_NAME + ", instead of your own");

    WhichFile() {
        super("Settings options");
    }

    boolean isProject() {
        return project.isSet();
    }

    /** Where the file is or would be. A project without one gets it beside its log, and without a log in the working directory. */
    Path path(Session session) {
        SettingFiles files = SettingFiles.of(session.environment(), session.workingDirectory());
        if (!project.isSet()) {
            if (files.user() == null) {
                throw new UsageException("neither XDG_CONFIG_HOME nor HOME says where your settings are: use --project");
            }
            return files.user();
        }
        return files.project() == null ? besideLog(session.workingDirectory().toAbsolutePath().normalize()) : files.project();
    }

    private static Path besideLog(Path here) {
        for (Path at = here; at != null; at = at.getParent()) {
            if (LogDirectory.isLog(at.resolve(LogDirectory.DEFAULT_NAME))) {
                return at.resolve(SettingFiles.PROJECT_NAME);
            }
        }
        return here.resolve(SettingFiles.PROJECT_NAME);
    }

    /** Writes the settings to their file, replacing its content. */
    static void write(SettingText changed) throws IOException {
        makeDirectory(changed.file());
        OutputFile.at(changed.file(), null).write(changed.text());
    }

    static void makeDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
    }

    /** The setting with this name. */
    static KnownSetting setting(String name) {
        KnownSetting setting = KnownSetting.named(name);
        if (setting == null) {
            throw new IllegalArgumentException(SettingValues.unknown(name) + "; 'task-mgmt config show' lists them");
        }
        return setting;
    }
}
