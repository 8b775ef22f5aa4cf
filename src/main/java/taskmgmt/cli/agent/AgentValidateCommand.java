package taskmgmt.cli.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.view.check.CheckedDefinition;

/** Reports whether agent files can be used, and what is wrong with them. */
final class AgentValidateCommand extends Command {
    private final Options<String> files = optionalArgument("FILE").repeatable("a file of agents (default: that of the log directory)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    AgentValidateCommand() {
        super("agent validate", "check agent files, and report errors by file, line and column");
        details("Nothing is run. Exit code: 0 all can be used, 1 some cannot.");
        examples("task-mgmt agent validate", "task-mgmt agent validate examples/agents/agents.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<String> names = files.all().isEmpty() ? List.of(AgentsFile.in(log.directory(session)).toString()) : files.all();
        ExitCode code = ExitCode.DONE;
        List<CheckedDefinition> checked = new ArrayList<>();
        for (String each : names) {
            DefinedAgents read = DefinedAgents.read(each, session);
            AgentCatalogue catalogue = read.catalogue();
            checked.addAll(CheckedDefinition.of(each, read.problems(), catalogue == null ? List.of() : catalogue.agents().stream().map(Agent::name).toList()));
            if (catalogue == null) {
                code = ExitCode.NO;
                continue;
            }
            for (Agent agent : output.format() == Format.TABLE ? catalogue.agents() : List.<Agent>of()) {
                session.out().append(Plain.text(agent.name() + ": " + agent.means().kind() + ", for " + String.join(", ", agent.capabilities())))
                        .append('\n');
            }
        }
        if (output.format() != Format.TABLE) {
            output.list(CheckedDefinition.ROWS, checked, session);
        }
        return code;
    }
}
