package taskmgmt.cli.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code shell-init}. */
public final class ShellCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("shell-init", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "shell-init" -> new ShellInitCommand();
            default -> null;
        };
    }
}
