package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.run.task.HeldRun;

/** Shows where a run stands. */
final class WorkflowStatusCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowStatusCommand() {
        super("workflow status", "show where a run of a workflow stands, step by step");
        examples("task-mgmt workflow status @last", "task-mgmt workflow status workflow_release_1a2b3c4d -o json | jq .steps");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        RunArgument found = RunArgument.find(log.reader(session), run.get());
        boolean led = HeldRun.isHeld(log.directory(session), found.id());
        output.show(Leading.document(found.record(), found.definitions(), led, session), session);
        return ExitCode.DONE;
    }
}
