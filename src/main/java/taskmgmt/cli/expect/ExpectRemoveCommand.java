package taskmgmt.cli.expect;

import java.io.IOException;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.expect.RunExpectation;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Says that a run is not expected any more. */
final class ExpectRemoveCommand extends Command {
    private final Option<String> name = argument("NAME").text("of an expected run");
    private final LogOptions log = uses(new LogOptions());

    ExpectRemoveCommand() {
        super("expect remove", "say that a run is not expected any more");
        examples("task-mgmt expect remove backup");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        for (RunExpectation each : Expectations.read(log, session)) {
            if (each.expected().name().equals(name.get())) {
                try (TaskLog writer = log.writer(session)) {
                    new ChangeTask(writer).apply(each.taskId(), new MoveTask.Cancel("not expected any more"));
                }
                session.out().append(Plain.text(each.taskId())).append(" cancelled\n");
                return ExitCode.DONE;
            }
        }
        throw new RefusedException(Refusal.NOT_FOUND, "no run '" + name.get() + "' is expected");
    }
}
