package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Plain;
import taskmgmt.workflow.Definition;

/** Says of definitions whether they can be used, and what is wrong with them. */
final class WorkflowValidateCommand extends Command {
    private final Options<String> files = argument("FILE").repeatable("a file with the definition of a workflow");

    WorkflowValidateCommand() {
        super("workflow validate", "check definitions of workflows, and say what is wrong with them by file, line and column");
        details("Nothing is run. Exit code: 0 all can be used, 1 some cannot.");
        examples("task-mgmt workflow validate examples/workflows/release.yaml", "task-mgmt workflow validate *.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ExitCode code = ExitCode.DONE;
        for (String each : files.all()) {
            Definition definition = DefinitionFile.read(each, session).definition();
            if (definition == null) {
                code = ExitCode.NO;
                continue;
            }
            int steps = definition.all().size();
            session.out().append(Plain.text(definition.id() + ": " + steps + (steps == 1 ? " step" : " steps"))).append('\n');
        }
        return code;
    }
}
