package taskmgmt.cli.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code policy}. */
public final class PolicyCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("policy show", Load.LOOKS),
                Verb.of("policy check", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "policy show" -> new PolicyShowCommand();
            case "policy check" -> new PolicyCheckCommand();
            default -> null;
        };
    }
}
