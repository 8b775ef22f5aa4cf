package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.change.workflow.ChangeRun;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Plain;
import taskmgmt.run.task.HeldRun;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;

/** Ends a run before it is over. */
final class WorkflowCancelCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Option<String> reason = option("--reason").text("reason, for the record");
    private final Leading leading = uses(new Leading());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowCancelCommand() {
        super("workflow cancel", "cancel a run: stop its commands, then run on_cancel and on_exit");
        details("Whoever leads the run does that; where nobody does, this process.", "Exit code: 0 it is cancelled, or will be.");
        examples("task-mgmt workflow cancel @last --reason \"wrong version\"");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        String id = RunArgument.find(log.reader(session), run.get()).id();
        boolean led = HeldRun.isHeld(log.directory(session), id);
        try (TaskLog writer = log.writer(session)) {
            new ChangeRun(writer, id).cancel(reason.orNull());
        }
        if (led) {
            session.out().append(Plain.text(id)).append(" is to end\n");
            session.acknowledge("run " + id + " is to end");
            return ExitCode.DONE;
        }
        ExitCode code = leading.lead(id, log, output, session);
        Status ended = RunArgument.find(log.reader(session), id).record().run().status();
        return ended == Status.CANCELLED ? ExitCode.DONE : code;
    }
}
