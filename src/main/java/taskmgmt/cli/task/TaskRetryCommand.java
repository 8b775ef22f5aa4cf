package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;

/** Reports that there will be another attempt. */
final class TaskRetryCommand extends TaskChangeCommand {
    private final Option<String> error = option("--error").text("error message of this attempt");

    TaskRetryCommand() {
        super("task retry", "start another attempt at active, failed or cancelled tasks");
        examples("task-mgmt task retry storage_backup_1a2b3c4d --error \"connection reset\"",
                "task-mgmt task start storage_backup_1a2b3c4d");
    }

    @Override
    TaskRequest request(Session session) {
        return new MoveTask.Retry(error.orNull());
    }
}
