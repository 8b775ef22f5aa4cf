package taskmgmt.cli.integration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;
import taskmgmt.cli.kept.EntryChangeCommand;
import taskmgmt.integration.Integration;

/** The verbs of {@code integration}. */
public final class IntegrationCommands implements Commands {
    private static final EntryChangeCommand.Kind<Integration> KIND =
            new EntryChangeCommand.Kind<>("integration", "an integration", "codegen", IntegrationFile::changing, Integration::enabled);

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("integration add", Load.WRITES), Verb.of("integration list", Load.READS),
                Verb.of("integration show", Load.READS), Verb.of("integration enable", Load.WRITES),
                Verb.of("integration disable", Load.WRITES), Verb.of("integration remove", Load.WRITES), Verb.of("integration test", Load.LOOKS),
                Verb.of("integration run", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "integration add" -> new IntegrationAddCommand();
            case "integration list" -> new IntegrationListCommand();
            case "integration show" -> new IntegrationShowCommand();
            case "integration enable" -> new EntryChangeCommand<>(EntryChangeCommand.What.ENABLE, KIND, "enable an integration again");
            case "integration disable" -> new EntryChangeCommand<>(EntryChangeCommand.What.DISABLE, KIND, "disable an integration until it is enabled again");
            case "integration remove" -> new EntryChangeCommand<>(EntryChangeCommand.What.REMOVE, KIND, "remove an integration; its tasks stay");
            case "integration test" -> new IntegrationTestCommand();
            case "integration run" -> new IntegrationRunCommand();
            default -> null;
        };
    }
}
