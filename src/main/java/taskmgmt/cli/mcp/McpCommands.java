package taskmgmt.cli.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code mcp}. */
public final class McpCommands implements Commands {
    private final InnerCommands.Runner runner;

    /** @param runner runs the commands behind the tools */
    public McpCommands(InnerCommands.Runner runner) {
        this.runner = runner;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("mcp", Load.READS), Verb.of("mcp install-snippet", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "mcp" -> new McpCommand(runner);
            case "mcp install-snippet" -> new McpSnippetCommand();
            default -> null;
        };
    }
}
