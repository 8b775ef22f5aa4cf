package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.change.workflow.KeptWorkflows;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.view.workflow.WorkflowColumns;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;

/** Lists the stored workflows. */
final class WorkflowListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only workflows whose current version was kept"));
    private final ListOptions output = uses(new ListOptions("workflows", WorkflowColumns.kept(Format.JSON),
            "by name").within(time, "kept_at"));

    WorkflowListCommand() {
        super("workflow list", "list stored workflows and their current versions");
        examples("task-mgmt workflow list", "task-mgmt workflow list -o jsonl | jq -r .workflow");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        WorkflowFiles files = new WorkflowFiles(log.reader(session).directory());
        List<WorkflowColumns.Kept> rows = new ArrayList<>();
        for (Map.Entry<String, List<KeptWorkflows.Version>> each : files.kept().workflows().entrySet()) {
            KeptWorkflows.Version current = each.getValue().getLast();
            Definition definition = DefinitionParser.parse(files.text(each.getKey(), current.hash())).value();
            rows.add(new WorkflowColumns.Kept(each.getKey(), current.hash(), each.getValue().size(), current.keptAt(), current.keptBy(),
                    definition == null ? 0 : definition.all().size(), definition == null ? null : definition.about()));
        }
        output.list(WorkflowColumns.kept(output.format()), rows, session);
        if (rows.isEmpty()) {
            session.err().println(Program.NAME + ": no workflow is kept: 'task-mgmt workflow create --file FILE' keeps one");
        }
        return ExitCode.DONE;
    }
}
