package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OwnerOption;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that work on tasks begins. */
final class TaskStartCommand extends TaskChangeCommand {
    private final OwnerOption owner = uses(new OwnerOption());

    TaskStartCommand() {
        super("task start", "start tasks", EventType.STARTED);
        examples("task-mgmt task start storage_backup_1a2b3c4d",
                "task-mgmt task start storage_backup_1a2b3c4d --pid $$");
    }

    @Override
    void prepare(Session session) {
        owner.prepare(session);
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        owner.tell(fields, task.value(TaskField.OWNER));
    }
}
