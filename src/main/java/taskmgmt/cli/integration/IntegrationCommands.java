package taskmgmt.cli.integration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code integration}. */
public final class IntegrationCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("integration add", Load.WRITES), Verb.of("integration list", Load.READS), Verb.of("integration enable", Load.WRITES),
                Verb.of("integration disable", Load.WRITES), Verb.of("integration remove", Load.WRITES), Verb.of("integration test", Load.LOOKS),
                Verb.of("integration run", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "integration add" -> new IntegrationAddCommand();
            case "integration list" -> new IntegrationListCommand();
            case "integration enable" -> new IntegrationChangeCommand(IntegrationChangeCommand.What.ENABLE);
            case "integration disable" -> new IntegrationChangeCommand(IntegrationChangeCommand.What.DISABLE);
            case "integration remove" -> new IntegrationChangeCommand(IntegrationChangeCommand.What.REMOVE);
            case "integration test" -> new IntegrationTestCommand();
            case "integration run" -> new IntegrationRunCommand();
            default -> null;
        };
    }
}
