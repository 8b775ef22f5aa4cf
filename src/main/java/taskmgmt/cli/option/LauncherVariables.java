package taskmgmt.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;

/** The variables that the launcher changes for Java's sake, which a command that is run gets as they were. */
public final class LauncherVariables {
    private LauncherVariables() {}

    /** What a command needs to get the environment that task-mgmt was started with; null takes a variable away. */
    public static Map<String, @Nullable String> restored(Session session) {
        Map<String, @Nullable String> restored = new LinkedHashMap<>();
        for (String name : Program.CHANGED_BY_LAUNCHER) {
            restored.put(name, session.environment().get(name));
        }
        return restored;
    }
}
