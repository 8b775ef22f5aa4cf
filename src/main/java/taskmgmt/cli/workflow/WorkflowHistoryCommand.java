package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.view.workflow.WorkflowColumns;

/** Lists runs. */
final class WorkflowHistoryCommand extends Command {
    private final Option<String> workflow = optionalArgument("ID").text("only runs of this workflow");
    private final Options<Status> status = option("--status", "-s").as(Status::parse, "STATUS").anyOf("only runs with this status");
    private final RangeOptions time = uses(RangeOptions.of("only runs that began"));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("runs", WorkflowColumns.runs(Format.JSON), "newest first").within(time, "started_at"));

    WorkflowHistoryCommand() {
        super("workflow history", "list workflow runs, newest first");
        examples("task-mgmt workflow history", "task-mgmt workflow history release --status failed -o jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Task> found = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Task each : RunReading.runs(log.reader(session)).reversed()) {
            String name = Leading.terms(each).workflow();
            known.add(name);
            if ((!workflow.isSet() || name.equals(workflow.get()))
                    && (!status.isSet() || status.all().contains(each.status()))) {
                found.add(each);
            }
        }
        if (found.isEmpty() && workflow.isSet()) {
            output.tellUnknown("run of workflow", List.of(workflow.get()), known, session);
        }
        output.list(WorkflowColumns.runs(output.format()), found, session);
        return ExitCode.DONE;
    }
}
