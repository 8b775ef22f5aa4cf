package taskmgmt.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locations of the settings files, whether or not they exist. Every command looks for them, so this only asks the file system
 * for their names.
 *
 * @param user    the user's own; null if the home directory is unknown
 * @param project that of the nearest directory that has one, going up from the working directory; null if none has
 */
public record SettingFiles(@Nullable Path user, @Nullable Path project) {
    /** The name of a project's file, which is next to its log directory. */
    public static final String PROJECT_NAME = ".task-mgmt.conf";

    private static final String PROGRAM = "task-mgmt";

    /** The files for this working directory and these environment variables. */
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
     * A user directory for one purpose, according to the XDG Base Directory Specification; null if no variable determines it.
     *
     * @param variable the variable that names it; a relative path in it is ignored
     * @param usual    the default, below the home directory
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
     * The settings in the files.
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
