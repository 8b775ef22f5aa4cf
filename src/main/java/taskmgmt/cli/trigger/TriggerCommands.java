package taskmgmt.cli.trigger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;
import taskmgmt.cli.kept.EntryChangeCommand;
import taskmgmt.trigger.Trigger;

/** The verbs of {@code trigger}. */
public final class TriggerCommands implements Commands {
    private static final EntryChangeCommand.Kind<Trigger> KIND =
            new EntryChangeCommand.Kind<>("trigger", "a trigger", "deploy", TriggerFile::changing, Trigger::enabled);

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("trigger add", Load.WRITES), Verb.of("trigger list", Load.LOOKS), Verb.of("trigger enable", Load.WRITES),
                Verb.of("trigger disable", Load.WRITES), Verb.of("trigger remove", Load.WRITES), Verb.of("trigger test", Load.LOOKS),
                Verb.of("trigger run", Load.WRITES).withForeignCalls());
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "trigger add" -> new TriggerAddCommand();
            case "trigger list" -> new TriggerListCommand();
            case "trigger enable" -> new EntryChangeCommand<>(EntryChangeCommand.What.ENABLE, KIND, "enable a trigger again");
            case "trigger disable" -> new EntryChangeCommand<>(EntryChangeCommand.What.DISABLE, KIND, "disable a trigger until it is enabled again",
                    "What occurs meanwhile starts nothing later: 'trigger run' goes past it.");
            case "trigger remove" -> new EntryChangeCommand<>(EntryChangeCommand.What.REMOVE, KIND, "remove a trigger; the runs that it started continue");
            case "trigger test" -> new TriggerTestCommand();
            case "trigger run" -> new TriggerRunCommand();
            default -> null;
        };
    }
}
