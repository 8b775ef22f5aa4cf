package taskmgmt.cli.command;

import java.util.List;

/** The program's name and version. */
public final class Program {
    /** The variables that the launcher changes for Java's sake, which a command that is run gets as they were. */
    public static final List<String> CHANGED_BY_LAUNCHER = List.of("LC_ALL", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "MALLOC_ARENA_MAX");

    public static final String NAME = "task-mgmt";

    private Program() {}

    /** The version as the jar's manifest has it, or words that say why there is none. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
