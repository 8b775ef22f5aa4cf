package taskmgmt.cli.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.agent.AgentHistory;
import taskmgmt.agent.AgentMeans;
import taskmgmt.change.agent.AgentReading;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.value.RunnableProgram;
import taskmgmt.render.Format;
import taskmgmt.view.agent.AgentHealthColumns;

/** Reports the health of agents. */
final class AgentHealthCommand extends Command {
    private final Option<String> name = optionalArgument("AGENT").text("only this one");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only agents that worked last"));
    private final ListOptions output = uses(new ListOptions("agents", AgentHealthColumns.in(Format.JSON), "in file order").within(time, "seen_at"));

    AgentHealthCommand() {
        super("agent health", "show the health of agents: current work, recent results, availability");
        details("An agent is degraded where half of its last 20 steps failed, and down where the last 5 failed within 5 minutes, or its program "
                        + "or the variable with its key is not there. A step whose process is gone counts as failed.",
                "Exit code: 0 no enabled agent is down, 1 at least one is.");
        examples("task-mgmt agent health", "task-mgmt agent health -o jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = log.reader(session).directory();
        AgentCatalogue agents = AgentsFile.read(directory);
        Map<String, AgentHistory> histories = agents.agents().isEmpty() ? Map.of() : AgentReading.look(directory).histories();
        List<AgentHealthColumns.Row> rows = new ArrayList<>();
        for (Agent each : name.isSet() ? List.of(DefinedAgents.named(name.get(), agents)) : agents.agents()) {
            rows.add(new AgentHealthColumns.Row(each, histories.getOrDefault(each.name(), AgentHistory.NONE), session.now(), fault(each, session)));
        }
        if (rows.isEmpty()) {
            output.explained();
            session.err().println(Program.NAME + ": " + DefinedAgents.NONE);
        }
        output.list(AgentHealthColumns.in(output.format()), rows, session);
        return rows.stream().anyMatch(each -> each.health().equals("down")) ? ExitCode.NO : ExitCode.DONE;
    }

    /**
     * Why the agent cannot be run, as far as that can be seen without running it; null if nothing speaks against it.
     */
    private static @Nullable String fault(Agent agent, Session session) {
        return switch (agent.means()) {
            case AgentMeans.Program program -> RunnableProgram.fault(program.argv().getFirst(), session);
            case AgentMeans.McpServer server -> RunnableProgram.fault(server.argv().getFirst(), session);
            case AgentMeans.Model model -> model.keyVariable() == null || session.variable(model.keyVariable()) != null ? null
                    : model.keyVariable() + " is not set";
        };
    }
}
