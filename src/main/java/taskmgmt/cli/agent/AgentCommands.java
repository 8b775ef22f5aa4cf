package taskmgmt.cli.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code agent}. */
public final class AgentCommands implements Commands {
    private final InnerCommands.Runner runner;

    /** @param runner runs the commands behind tools */
    public AgentCommands(InnerCommands.Runner runner) {
        this.runner = runner;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("agent list", Load.LOOKS),
                Verb.of("agent show", Load.LOOKS),
                Verb.of("agent register", Load.WRITES),
                Verb.of("agent run", Load.WRITES).withForeignCalls(),
                Verb.of("agent health", Load.LOOKS),
                Verb.of("agent enable", Load.WRITES),
                Verb.of("agent disable", Load.WRITES),
                Verb.of("agent validate", Load.LOOKS),
                Verb.of("agent schema", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "agent list" -> new AgentListCommand();
            case "agent show" -> new AgentShowCommand();
            case "agent register" -> new AgentRegisterCommand();
            case "agent run" -> new AgentRunCommand(runner);
            case "agent health" -> new AgentHealthCommand();
            case "agent enable" -> new AgentEnableCommand(true);
            case "agent disable" -> new AgentEnableCommand(false);
            case "agent validate" -> new AgentValidateCommand();
            case "agent schema" -> new AgentSchemaCommand();
            default -> null;
        };
    }
}
