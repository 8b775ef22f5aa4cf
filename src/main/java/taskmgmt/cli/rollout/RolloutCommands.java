package taskmgmt.cli.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code handler} and {@code flag}. */
public final class RolloutCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("handler list", Load.LOOKS),
                Verb.of("handler set", Load.WRITES),
                Verb.of("handler rollback", Load.WRITES),
                Verb.of("flag list", Load.LOOKS),
                Verb.of("flag set", Load.WRITES),
                Verb.of("flag remove", Load.WRITES),
                Verb.of("flag check", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "handler list" -> new HandlerListCommand();
            case "handler set" -> new HandlerSetCommand();
            case "handler rollback" -> new HandlerRollbackCommand();
            case "flag list" -> new FlagListCommand();
            case "flag set" -> new FlagSetCommand();
            case "flag remove" -> new FlagSetCommand.Remove();
            case "flag check" -> new FlagCheckCommand();
            default -> null;
        };
    }
}
