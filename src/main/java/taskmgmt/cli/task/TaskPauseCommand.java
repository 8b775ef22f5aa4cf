package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;

/** Reports that work on tasks is paused. */
final class TaskPauseCommand extends TaskChangeCommand {
    private final Option<String> reason = option("--reason").text("why");

    TaskPauseCommand() {
        super("task pause", "pause tasks");
        examples("task-mgmt task pause storage_backup_1a2b3c4d --reason \"the disk is needed\"");
    }

    @Override
    TaskRequest request(Session session) {
        return new MoveTask.Pause(reason.orNull());
    }
}
