package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;

/** Reports that tasks are no longer wanted. */
final class TaskCancelCommand extends TaskChangeCommand {
    private final Option<String> reason = option("--reason").text("why");

    TaskCancelCommand() {
        super("task cancel", "cancel tasks");
        examples("task-mgmt task cancel storage_backup_1a2b3c4d --reason \"superseded\"");
    }

    @Override
    TaskRequest request(Session session) {
        return new MoveTask.Cancel(reason.orNull());
    }
}
