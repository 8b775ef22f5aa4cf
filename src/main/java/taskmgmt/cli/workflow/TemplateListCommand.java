package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.render.Format;
import taskmgmt.view.workflow.WorkflowColumns;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;

/** Lists the definitions that come with the program. */
final class TemplateListCommand extends Command {
    private final ListOptions output = uses(new ListOptions("templates", WorkflowColumns.templates(Format.JSON),
            "by name"));

    TemplateListCommand() {
        super("workflow template list", "list the built-in workflow templates");
        examples("task-mgmt workflow template list");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Definition> definitions = new ArrayList<>();
        for (String each : Templates.NAMES) {
            Definition definition = DefinitionParser.parse(Templates.text(each)).value();
            if (definition == null) {
                throw new IllegalStateException("the template " + each + " cannot be used");
            }
            definitions.add(definition);
        }
        output.list(WorkflowColumns.templates(output.format()), definitions, session);
        return ExitCode.DONE;
    }
}
