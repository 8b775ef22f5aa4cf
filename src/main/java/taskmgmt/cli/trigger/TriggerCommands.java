package taskmgmt.cli.trigger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code trigger}. */
public final class TriggerCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("trigger add", Load.WRITES), Verb.of("trigger list", Load.LOOKS), Verb.of("trigger enable", Load.WRITES),
                Verb.of("trigger disable", Load.WRITES), Verb.of("trigger remove", Load.WRITES), Verb.of("trigger test", Load.LOOKS),
                Verb.of("trigger run", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "trigger add" -> new TriggerAddCommand();
            case "trigger list" -> new TriggerListCommand();
            case "trigger enable" -> new TriggerChangeCommand(TriggerChangeCommand.What.ENABLE);
            case "trigger disable" -> new TriggerChangeCommand(TriggerChangeCommand.What.DISABLE);
            case "trigger remove" -> new TriggerChangeCommand(TriggerChangeCommand.What.REMOVE);
            case "trigger test" -> new TriggerTestCommand();
            case "trigger run" -> new TriggerRunCommand();
            default -> null;
        };
    }
}
