package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OwnerOption;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that work on paused tasks goes on. */
final class TaskResumeCommand extends TaskChangeCommand {
    private final Option<String> reason = option("--reason").text("why");
    private final OwnerOption owner = uses(new OwnerOption());

    TaskResumeCommand() {
        super("task resume", "resume paused tasks", EventType.RESUMED);
        examples("task-mgmt task resume storage_backup_1a2b3c4d");
    }

    @Override
    void prepare(Session session) {
        owner.prepare(session);
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        if (reason.isSet()) {
            fields.put(TaskField.REASON.text(), reason.get());
        }
        owner.tell(fields, null);
    }
}
