package taskmgmt.cli.agent;

import java.io.IOException;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.view.agent.AgentDocument;

/** Shows how an agent is defined. */
final class AgentShowCommand extends Command {
    private final Option<String> name = argument("AGENT").text("the agent, by its name");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    AgentShowCommand() {
        super("agent show", "show the definition of an agent: purpose, command, budget");
        examples("task-mgmt agent show fixer", "task-mgmt agent show fixer -o json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.show(new AgentDocument(DefinedAgents.named(name.get(), AgentsFile.read(log.reader(session).directory()))), session);
        return ExitCode.DONE;
    }
}
