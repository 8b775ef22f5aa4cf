package taskmgmt.cli.heal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;

/** Prints the JSON Schema of playbooks, for editors. */
final class HealSchemaCommand extends Command {
    HealSchemaCommand() {
        super("heal schema", "print the JSON Schema of playbooks, for editors");
        examples("task-mgmt heal schema > playbook.schema.json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (InputStream in = HealSchemaCommand.class.getResourceAsStream("playbook.schema.json")) {
            if (in == null) {
                throw new FileNotFoundException("the program's own file playbook.schema.json is missing: install it again");
            }
            session.out().append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }
}
