package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that work on tasks rests. */
final class TaskPauseCommand extends TaskChangeCommand {
    private final Option<String> reason = option("--reason").text("why");

    TaskPauseCommand() {
        super("task pause", "pause tasks", EventType.PAUSED);
        examples("task-mgmt task pause storage_backup_1a2b3c4d --reason \"the disk is needed\"");
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        if (reason.isSet()) {
            fields.put(TaskField.REASON.text(), reason.get());
        }
    }
}
