package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that tasks are not wanted any more. */
final class TaskCancelCommand extends TaskChangeCommand {
    private final Option<String> reason = option("--reason").text("why");

    TaskCancelCommand() {
        super("task cancel", "cancel tasks", EventType.CANCELLED);
        examples("task-mgmt task cancel storage_backup_1a2b3c4d --reason \"superseded\"");
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        if (reason.isSet()) {
            fields.put(TaskField.REASON.text(), reason.get());
        }
    }
}
