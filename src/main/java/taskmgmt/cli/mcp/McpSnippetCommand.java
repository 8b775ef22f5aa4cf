package taskmgmt.cli.mcp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.value.Texts;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.ClientSnippet;

/** Prints the settings by which a client starts the server. */
final class McpSnippetCommand extends Command {
    private final Option<ClientSnippet> client = argument("CLIENT").as(McpSnippetCommand::client, "CLIENT")
            .offers(ClientSnippet.clients().toArray(String[]::new)).text("which one: " + String.join(", ", ClientSnippet.clients()));
    private final Option<String> command = option("--command").as(Texts::notBlank, "PROGRAM")
            .text("the program, where the client does not find it on its PATH (default: " + Program.NAME + ")");
    private final Flag readOnly = flag("--read-only").text("offer only tools that change nothing");
    private final LogLocation log = uses(new LogLocation());

    McpSnippetCommand() {
        super("mcp install-snippet", "print the settings by which a client starts 'task-mgmt mcp'");
        examples("task-mgmt mcp install-snippet cursor --logs /var/log/tasks >.cursor/mcp.json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ClientSnippet settings = client.get();
        List<String> arguments = new ArrayList<>(List.of("mcp", "--logs", log.directory(session).toAbsolutePath().normalize().toString()));
        if (readOnly.isSet()) {
            arguments.add("--read-only");
        }
        session.err().println(Program.NAME + ": for " + settings.place());
        String program = command.or(Program.NAME);
        if (settings.isToml()) {
            session.out().append(settings.toml(program, arguments));
        } else {
            JsonPrinter.pretty(settings.data(program, arguments), 0, session.out());
            session.out().append('\n');
        }
        return ExitCode.DONE;
    }

    private static ClientSnippet client(String name) {
        ClientSnippet settings = ClientSnippet.named(name);
        if (settings == null) {
            throw new IllegalArgumentException("'" + name + "' is none of " + String.join(", ", ClientSnippet.clients()));
        }
        return settings;
    }
}
