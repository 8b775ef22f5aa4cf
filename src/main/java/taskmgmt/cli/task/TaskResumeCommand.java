package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OwnerOption;

/** Reports that work on paused tasks continues. */
final class TaskResumeCommand extends TaskChangeCommand {
    private final Option<String> reason = option("--reason").text("why");
    private final OwnerOption owner = uses(new OwnerOption());

    TaskResumeCommand() {
        super("task resume", "resume paused tasks");
        examples("task-mgmt task resume storage_backup_1a2b3c4d");
    }

    @Override
    TaskRequest request(Session session) {
        return new MoveTask.Resume(reason.orNull(), owner.owner(session));
    }
}
