package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OwnerOption;

/** Reports that work on tasks begins. */
final class TaskStartCommand extends TaskChangeCommand {
    private final OwnerOption owner = uses(new OwnerOption());

    TaskStartCommand() {
        super("task start", "start tasks");
        examples("task-mgmt task start storage_backup_1a2b3c4d",
                "task-mgmt task start storage_backup_1a2b3c4d --pid $$");
    }

    @Override
    TaskRequest request(Session session) {
        return new MoveTask.Start(owner.owner(session));
    }
}
