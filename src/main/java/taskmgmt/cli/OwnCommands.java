package taskmgmt.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The commands with which the command line describes itself. */
final class OwnCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("version", Load.WRITES),
                Verb.of("help", Load.LOOKS),
                Verb.of("completion", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "version" -> new VersionCommand();
            case "help" -> new HelpCommand();
            case "completion" -> new CompletionCommand();
            default -> null;
        };
    }
}
