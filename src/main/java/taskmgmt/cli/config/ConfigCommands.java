package taskmgmt.cli.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code config}, and {@code init}. */
public final class ConfigCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("init", Load.WRITES),
                Verb.of("config show", Load.LOOKS),
                Verb.of("config get", Load.LOOKS),
                Verb.of("config set", Load.LOOKS),
                Verb.of("config unset", Load.LOOKS),
                Verb.of("config edit", Load.LOOKS),
                Verb.of("config path", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "config show" -> new ConfigShowCommand();
            case "config get" -> new ConfigGetCommand();
            case "config set" -> new ConfigSetCommand();
            case "config unset" -> new ConfigUnsetCommand();
            case "config edit" -> new ConfigEditCommand();
            case "config path" -> new ConfigPathCommand();
            default -> null;
        };
    }
}
