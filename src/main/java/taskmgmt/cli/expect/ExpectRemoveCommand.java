package taskmgmt.cli.expect;

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
import taskmgmt.expect.RunExpectation;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Removes an expected run. */
final class ExpectRemoveCommand extends Command {
    private final Option<String> name = argument("NAME").text("name of the expected run");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    ExpectRemoveCommand() {
        super("expect remove", "remove an expected run");
        examples("task-mgmt expect remove backup");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        for (RunExpectation each : Expectations.read(log, session)) {
            if (each.expected().name().equals(name.get())) {
                try (TaskLog writer = log.writer(session)) {
                    new ChangeTask(writer).apply(each.taskId(), new MoveTask.Cancel("not expected any more"));
                }
                output.answer("task_id", each.taskId(), Map.of("name", name.get(), "status", "cancelled"), "cancelled", session);
                return ExitCode.DONE;
            }
        }
        throw new RefusedException(Refusal.NOT_FOUND, "no run '" + name.get() + "' is expected");
    }
}
