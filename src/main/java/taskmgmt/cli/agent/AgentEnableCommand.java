package taskmgmt.cli.agent;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.agent.KeepAgents;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;

/** Sets whether an agent is given tasks: {@code agent enable} and {@code agent disable}. */
final class AgentEnableCommand extends Command {
    private final boolean isEnabled;
    private final Option<String> name = argument("AGENT").text("the agent, by its name");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AgentEnableCommand(boolean isEnabled) {
        super(isEnabled ? "agent enable" : "agent disable", isEnabled ? "enable an agent again" : "disable an agent: it is given no more tasks");
        this.isEnabled = isEnabled;
        details("What it is working on continues.");
        examples("task-mgmt agent " + (isEnabled ? "enable" : "disable") + " fixer");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            boolean isNew = new KeepAgents(writer).enable(name.get(), isEnabled);
            output.confirm("agent", name.get(), Map.of("enabled", isEnabled), "agent " + name.get() + " is " + (isEnabled ? "enabled" : "disabled")
                    + (isNew ? "" : " already"), session);
        }
        return ExitCode.DONE;
    }
}
