package taskmgmt.cli.workflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;

/** Prints the JSON Schema of workflows, for editors. */
final class WorkflowSchemaCommand extends Command {
    WorkflowSchemaCommand() {
        super("workflow schema", "print the JSON Schema of workflow files, for editors");
        examples("task-mgmt workflow schema > workflow.schema.json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (InputStream in = WorkflowSchemaCommand.class.getResourceAsStream("workflow.schema.json")) {
            if (in == null) {
                throw new FileNotFoundException("the program's own file workflow.schema.json is missing: install it again");
            }
            session.out().append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }
}
