package taskmgmt.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;

/** The variables that the launcher changes for Java's sake, which a command that is run gets as they were. */
public final class LauncherVariables {
    public static final List<String> NAMES = List.of("LC_ALL", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private LauncherVariables() {}

    /** What a command needs to get the environment that task-mgmt was started with; null takes a variable away. */
    public static Map<String, @Nullable String> restored(Session session) {
        Map<String, @Nullable String> restored = new LinkedHashMap<>();
        for (String name : NAMES) {
            restored.put(name, session.environment().get(name));
        }
        return restored;
    }
}
