package taskmgmt.cli.agent;

import java.io.IOException;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.render.Format;
import taskmgmt.view.agent.AgentColumns;

/** Lists the registered agents. */
final class AgentListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("agents", AgentColumns.agents(Format.JSON), "in file order"));

    AgentListCommand() {
        super("agent list", "list agents");
        examples("task-mgmt agent list", "task-mgmt agent list -o jsonl | jq -r .agent");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        AgentCatalogue agents = AgentsFile.read(log.reader(session).directory());
        if (agents.agents().isEmpty()) {
            output.explained();
            session.err().println(Program.NAME + ": " + DefinedAgents.NONE);
        }
        output.list(AgentColumns.agents(output.format()), agents.agents(), session);
        return ExitCode.DONE;
    }
}
