package taskmgmt.cli.heal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code heal}. */
public final class HealCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("heal run", Load.WRITES).withForeignCalls(),
                Verb.of("heal trigger", Load.WRITES).withForeignCalls(),
                Verb.of("heal validate", Load.LOOKS),
                Verb.of("heal schema", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "heal run" -> new HealRunCommand();
            case "heal trigger" -> new HealTriggerCommand();
            case "heal validate" -> new HealValidateCommand();
            case "heal schema" -> new HealSchemaCommand();
            default -> null;
        };
    }
}
