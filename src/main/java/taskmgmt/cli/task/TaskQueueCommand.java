package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Session;

/** Reports that tasks wait for their turn. */
final class TaskQueueCommand extends TaskChangeCommand {
    TaskQueueCommand() {
        super("task queue", "put tasks into a queue");
        examples("task-mgmt task queue storage_backup_1a2b3c4d");
    }

    @Override
    TaskRequest request(Session session) {
        return new MoveTask.Queue();
    }
}
