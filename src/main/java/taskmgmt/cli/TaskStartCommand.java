package taskmgmt.cli;

import taskmgmt.task.EventType;

/** Reports that work on tasks begins. */
final class TaskStartCommand extends TaskChangeCommand {
    TaskStartCommand() {
        super("task start", "start tasks", EventType.STARTED);
        examples("task-mgmt task start storage_backup_1a2b3c4d");
    }
}
