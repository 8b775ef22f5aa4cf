package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Plain;
import taskmgmt.run.task.HeldRun;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;

/** Resumes a run that is paused, or that has lost its leader. */
final class WorkflowResumeCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Leading leading = uses(new Leading());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowResumeCommand() {
        super("workflow resume", "continue a run that is paused or whose process is gone");
        details("Where another process leads the run, it goes on, and this one ends; otherwise this one leads it to its end. What is recorded "
                        + "as completed is not run again; what was running when its process was killed is, with the same TASK_MGMT_IDEMPOTENCY_KEY.",
                "Exit code: as 'workflow execute'.");
        examples("task-mgmt workflow resume @last");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        RunArgument found = RunArgument.find(log.reader(session), run.get());
        Status status = found.record().run().status();
        boolean led = HeldRun.isHeld(log.directory(session), found.id());
        if (status.isTerminal()) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "run " + found.id() + " is " + status.text()
                    + (status.mayBeRetried() ? ": 'task-mgmt workflow retry' opens another attempt" : ""));
        }
        if (status == Status.PAUSED) {
            try (TaskLog writer = log.writer(session)) {
                new ChangeTask(writer).apply(found.id(), new MoveTask.Resume(null, led ? null : Leading.owner(session)));
            }
        } else if (led) {
            Leading.requireFree(log.directory(session), found.id());
        }
        if (led) {
            session.out().append(Plain.text(found.id())).append(" resumed\n");
            session.acknowledge("run " + found.id() + " is resumed");
            return ExitCode.DONE;
        }
        return leading.lead(found.id(), log, output, session);
    }
}
