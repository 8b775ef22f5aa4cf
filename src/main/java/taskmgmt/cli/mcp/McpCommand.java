package taskmgmt.cli.mcp;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.value.Texts;
import taskmgmt.mcp.Tool;
import taskmgmt.mcp.Tools;
import taskmgmt.mcp.offer.CommandLine;
import taskmgmt.mcp.offer.Offer;
import taskmgmt.mcp.stdio.StdioServer;
import taskmgmt.mcp.task.TaskCalls;

/** Serves an agent. */
final class McpCommand extends Command {
    private final InnerCommands.Runner runner;
    private final Flag readOnly = flag("--read-only").text("offer read-only tools only");
    private final Option<String> actor = option("--actor").label("NAME").text("who is doing this, for the audit log (default: the user)");
    private final Option<String> worker = option("--worker").as(Texts::notBlank, "NAME")
            .text("worker name for claims (default: the client's name and a number)");
    private final LogLocation log = uses(new LogLocation());

    McpCommand(InnerCommands.Runner runner) {
        super("mcp", "serve agents over the Model Context Protocol (MCP)");
        this.runner = runner;
        details("A client starts it: 'task-mgmt mcp install-snippet CLIENT' prints the settings for that. It ends when the client closes the stream.");
        examples("task-mgmt mcp --logs /var/log/tasks --worker reviewer-1");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        InnerCommands inner = new InnerCommands(runner, session, log.directory(session), actor.orNull());
        CommandLine commands = words -> inner.run(words, CommandLine.Outcome::new);
        List<Tool> tools = readOnly.isSet() ? Tools.reading() : Tools.ALL;
        Offer offer = new Offer(commands, tools, Program.version(), worker.orNull(), Long.toString(ProcessHandle.current().pid()));
        new StdioServer(offer, new TaskCalls(commands, tools)).serve(session.in(), session.streams().out());
        return ExitCode.DONE;
    }
}
