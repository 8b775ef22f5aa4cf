package taskmgmt.cli.agent;

import java.io.IOException;
import java.util.List;
import taskmgmt.change.agent.KeepAgents;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.agent.AgentColumns;

/** Adds the agents of a file. */
final class AgentRegisterCommand extends Command {
    private final Option<String> file = argument("FILE").text("a file of agents, in YAML");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    AgentRegisterCommand() {
        super("agent register", "register the agents in a file, and print their names");
        details("They are added to 'agents.yaml' of the log directory, in which comments and all other agents stay as they are; an agent of "
                + "the same name is replaced. The rules for tools stay those of the log directory; where it has no such file yet, it gets this one.");
        examples("task-mgmt agent register examples/agents/agents.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        DefinedAgents read = DefinedAgents.read(file.get(), session);
        if (read.catalogue() == null) {
            return ExitCode.USAGE;
        }
        try (TaskLog writer = log.writer(session)) {
            List<String> names = new KeepAgents(writer).register(read.text());
            if (output.format() == Format.TABLE) {
                for (String each : names) {
                    session.out().append(Plain.text(each)).append('\n');
                }
            } else {
                output.list(AgentColumns.NAMES, names, session);
            }
            if (names.isEmpty()) {
                session.err().println(Program.NAME + ": they are registered as they are in " + Plain.text(file.get()) + " already");
            }
            session.acknowledge("the agents are registered");
        }
        return ExitCode.DONE;
    }
}
