package taskmgmt.cli.task;

import taskmgmt.task.EventType;

/** Reports that tasks wait for their turn. */
final class TaskQueueCommand extends TaskChangeCommand {
    TaskQueueCommand() {
        super("task queue", "put tasks into a queue", EventType.QUEUED);
        examples("task-mgmt task queue storage_backup_1a2b3c4d");
    }
}
