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
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.value.Texts;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.ClientSnippet;

/** Prints the settings with which a client starts the server. */
final class McpSnippetCommand extends Command {
    private static final String KEY = "KEY";
    private static final String VARIABLE = "TASK_MGMT_KEY";

    private final Option<ClientSnippet> client = argument("CLIENT").as(McpSnippetCommand::client, "CLIENT")
            .offers(ClientSnippet.clients().toArray(String[]::new)).text("which one: " + String.join(", ", ClientSnippet.clients()));
    private final Option<String> command = option("--command").as(Texts::notBlank, "PROGRAM")
            .text("path of the program, if the client does not find it on its PATH (default: " + Program.NAME + ")");
    private final Flag readOnly = flag("--read-only").text("offer read-only tools only");
    private final Option<String> url = option("--url").as(McpSnippetCommand::address, "URL")
            .text("a running server, as http://localhost:8000/mcp, instead of one started by the client");
    private final LogLocation log = uses(new LogLocation());

    McpSnippetCommand() {
        super("mcp install-snippet", "print the settings for an MCP client to start 'task-mgmt mcp'");
        examples("task-mgmt mcp install-snippet cursor --logs /var/log/tasks >.cursor/mcp.json",
                "task-mgmt mcp install-snippet cursor --url http://localhost:8000/mcp");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ClientSnippet settings = client.get();
        if (url.isSet()) {
            return elsewhere(settings, url.get(), session);
        }
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

    /** For a server at this address. Prints a placeholder in place of the key, for its owner to replace. */
    private ExitCode elsewhere(ClientSnippet settings, String address, Session session) throws IOException {
        if (readOnly.isSet() || command.isSet()) {
            throw new UsageException("--url: the server runs already; what its clients may do is up to their keys");
        }
        if (!settings.isForAddresses()) {
            throw new UsageException("--url: " + settings.client() + " takes only servers that it starts in its settings");
        }
        if (settings.isToml()) {
            session.err().println(Program.NAME + ": for " + settings.place() + "; the variable " + VARIABLE + " has the API key");
            session.out().append(settings.tomlFor(address, VARIABLE));
        } else {
            session.err().println(Program.NAME + ": for " + settings.place() + "; " + KEY + " represents the API key");
            JsonPrinter.pretty(settings.dataFor(address, KEY), 0, session.out());
            session.out().append('\n');
        }
        return ExitCode.DONE;
    }

    private static String address(String text) {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new IllegalArgumentException("'" + text + "' does not begin with http:// or https://");
        }
        return text;
    }

    private static ClientSnippet client(String name) {
        ClientSnippet settings = ClientSnippet.named(name);
        if (settings == null) {
            throw new IllegalArgumentException("'" + name + "' is none of " + String.join(", ", ClientSnippet.clients()));
        }
        return settings;
    }
}
