package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.view.check.CheckedDefinition;
import taskmgmt.workflow.Definition;

/** Reports whether definitions can be used, and what is wrong with them. */
final class WorkflowValidateCommand extends Command {
    private final Options<String> files = argument("FILE").repeatable("a file with the definition of a workflow");

    private final OutputOptions output = uses(new OutputOptions());

    WorkflowValidateCommand() {
        super("workflow validate", "check workflow files, and report errors by file, line and column");
        details("Nothing is run. Exit code: 0 all can be used, 1 some cannot.");
        examples("task-mgmt workflow validate examples/workflows/release.yaml", "task-mgmt workflow validate *.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ExitCode code = ExitCode.DONE;
        List<CheckedDefinition> checked = new ArrayList<>();
        for (String each : files.all()) {
            DefinitionFile read = DefinitionFile.read(each, session);
            Definition definition = read.definition();
            checked.addAll(CheckedDefinition.of(each, read.problems(), definition == null ? List.of() : List.of(definition.id())));
            if (definition == null) {
                code = ExitCode.NO;
                continue;
            }
            int steps = definition.all().size();
            if (output.format() == Format.TABLE) {
                session.out().append(Plain.text(definition.id() + ": " + steps + (steps == 1 ? " step" : " steps"))).append('\n');
            }
        }
        if (output.format() != Format.TABLE) {
            output.list(CheckedDefinition.ROWS, checked, session);
        }
        return code;
    }
}
