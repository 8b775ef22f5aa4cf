package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that a try has failed and that there will be another. */
final class TaskRetryCommand extends TaskChangeCommand {
    private final Option<String> error = option("--error").text("what went wrong with this try");

    TaskRetryCommand() {
        super("task retry", "send active tasks back for another try", EventType.RETRYING);
        examples("task-mgmt task retry storage_backup_1a2b3c4d --error \"connection reset\"",
                "task-mgmt task start storage_backup_1a2b3c4d");
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        if (error.isSet()) {
            fields.put(TaskField.ERROR_MESSAGE.text(), error.get());
        }
    }
}
