package taskmgmt.cli.rollout;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.rollout.SetRollout;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Withdraws the version of a handler that is being tried out. */
final class HandlerRollbackCommand extends Command {
    private final Option<String> name = argument("NAME").as(Percentage::name, "NAME").text("name of the handler");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    HandlerRollbackCommand() {
        super("handler rollback", "roll back the version of a handler that is on trial");
        details("Attempts that have begun go on. Without a version that is tried nothing happens.");
        examples("task-mgmt handler rollback thumbnails");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            NamedHandler known = QueueFile.read(writer.directory()).rollouts().handlers().get(name.get());
            if (known == null) {
                throw new RefusedException(Refusal.NOT_FOUND, "no handler '" + name.get() + "': see 'task-mgmt handler list'");
            }
            NamedHandler.Candidate tried = known.candidate();
            boolean done = new SetRollout(writer).rollBack(name.get(), tried == null ? "" : tried.version(), null);
            output.confirm("name", name.get(), Map.of("version", known.stable(), "status", done ? "rolled_back" : "unchanged"),
                    done ? "tasks of handler " + name.get() + " get version " + known.stable() : "no version is tried: nothing to do", session);
        }
        return ExitCode.DONE;
    }
}
