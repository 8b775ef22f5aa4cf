package taskmgmt.cli.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;

/** Prints the JSON Schema of agent files, for editors. */
final class AgentSchemaCommand extends Command {
    AgentSchemaCommand() {
        super("agent schema", "print the JSON Schema of agent files, for editors");
        examples("task-mgmt agent schema > agents.schema.json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (InputStream in = AgentSchemaCommand.class.getResourceAsStream("agents.schema.json")) {
            if (in == null) {
                throw new FileNotFoundException("the program's own file agents.schema.json is missing: install it again");
            }
            session.out().append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }
}
