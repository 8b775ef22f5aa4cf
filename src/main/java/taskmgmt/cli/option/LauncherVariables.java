package taskmgmt.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;

/** The variables that the launcher changes for Java's sake. A command that is run gets them as they were. */
public final class LauncherVariables {
    private LauncherVariables() {}

    /** The changes that give a command the environment that task-mgmt was started with; null removes a variable. */
    public static Map<String, @Nullable String> restored(Session session) {
        Map<String, @Nullable String> restored = new LinkedHashMap<>();
        for (String name : Program.CHANGED_BY_LAUNCHER) {
            restored.put(name, session.environment().get(name));
        }
        return restored;
    }
}
