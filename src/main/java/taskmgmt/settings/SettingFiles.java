package taskmgmt.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the files with settings are, whether they exist or not. Every command looks for them, so this does no more than to ask the
 * file system for their names.
 *
 * @param user    the user's own; null where nothing says where its home is
 * @param project that of the nearest directory that has one, going up from the working directory; null where none has
 */
public record SettingFiles(@Nullable Path user, @Nullable Path project) {
    /** The file of a project stands beside its log directory. */
    public static final String PROJECT_NAME = ".task-mgmt.conf";

    private static final String PROGRAM = "task-mgmt";

    /** Those for somebody in this directory, with these variables. */
    public static SettingFiles of(Map<String, String> environment, Path workingDirectory) {
        Path project = null;
        for (Path at = workingDirectory.toAbsolutePath().normalize(); at != null && project == null; at = at.getParent()) {
            Path file = at.resolve(PROJECT_NAME);
            project = Files.isRegularFile(file) ? file : null;
        }
        Path config = base(environment, "XDG_CONFIG_HOME", ".config");
        return new SettingFiles(config == null ? null : config.resolve(PROGRAM).resolve("settings"), project);
    }

    /**
     * A directory of the user's for one purpose, as the XDG Base Directory Specification has it; null where no variable says.
     *
     * @param variable what names it; a relative path there is to be ignored
     * @param usual    where it is else, in the home directory
     */
    public static @Nullable Path base(Map<String, String> environment, String variable, String usual) {
        String named = environment.get(variable);
        if (named != null && named.startsWith("/")) {
            return Path.of(named);
        }
        String home = environment.get("HOME");
        return home == null || !home.startsWith("/") ? null : Path.of(home, usual);
    }

    /**
     * What stands in them.
     *
     * @throws IOException if one is there and cannot be read
     */
    public SettingValues read(Map<String, String> environment) throws IOException {
        boolean own = user != null && Files.isRegularFile(user);
        if (!own && project == null) {
            return SettingValues.NONE;
        }
        SettingValues values = new SettingValues();
        if (own && user != null) {
            values.addAll(SettingText.of(user), false, environment.get("HOME"));
        }
        if (project != null) {
            values.addAll(SettingText.of(project), true, environment.get("HOME"));
        }
        return values;
    }
}
