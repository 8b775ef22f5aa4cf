package taskmgmt.cli.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code run}. */
public final class RunCommands implements Commands {
    /** The variables that the launcher changes for Java's sake, which a command that is run gets as they were. */
    public static final List<String> CHANGED_BY_LAUNCHER = List.of("LC_ALL", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("run", Load.WRITES).trained());
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            default -> null;
        };
    }
}
