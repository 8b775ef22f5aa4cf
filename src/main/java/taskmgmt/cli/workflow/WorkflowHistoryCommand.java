package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.view.workflow.WorkflowColumns;

/** Lists runs. */
final class WorkflowHistoryCommand extends Command {
    private static final int MOST = 1_000_000;

    private final Option<String> workflow = optionalArgument("ID").text("only runs of this workflow");
    private final Options<Status> status = option("--status", "-s").as(Status::parse, "STATUS").repeatable("only runs with this status");
    private final Option<Integer> limit = option("--limit", "-L").as(Numbers.between(1, MOST), "N").text("at most N (default: 30)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowHistoryCommand() {
        super("workflow history", "list workflow runs, newest first");
        examples("task-mgmt workflow history", "task-mgmt workflow history release --status failed -o jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Task> found = new ArrayList<>();
        for (Task each : RunReading.runs(log.reader(session)).reversed()) {
            if ((!workflow.isSet() || Leading.terms(each).workflow().equals(workflow.get()))
                    && (!status.isSet() || status.all().contains(each.status())) && found.size() < limit.or(30)) {
                found.add(each);
            }
        }
        output.list(WorkflowColumns.runs(output.format()), found, session);
        if (found.isEmpty()) {
            session.err().println(Program.NAME + ": there are no such runs");
        }
        return ExitCode.DONE;
    }
}
