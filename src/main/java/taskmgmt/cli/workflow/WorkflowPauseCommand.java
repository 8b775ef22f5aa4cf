package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;

/** Keeps a run from starting further steps. */
final class WorkflowPauseCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Option<String> reason = option("--reason").text("reason, for the record");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    WorkflowPauseCommand() {
        super("workflow pause", "start no more steps of a run; running ones continue");
        examples("task-mgmt workflow pause @last --reason \"the database is being moved\"");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String id = RunArgument.find(log.reader(session), run.get()).id();
        try (TaskLog writer = log.writer(session)) {
            new ChangeTask(writer).apply(id, new MoveTask.Pause(reason.orNull()));
        }
        output.answer("run_id", id, Map.of("status", "paused"), "paused", session);
        session.acknowledge("run " + id + " is paused");
        return ExitCode.DONE;
    }
}
