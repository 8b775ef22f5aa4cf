package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.value.Values;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that tasks came to nothing. */
final class TaskFailCommand extends TaskChangeCommand {
    private final Option<String> error = required("--error").text("what went wrong");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final FigureOptions figures = uses(new FigureOptions());

    TaskFailCommand() {
        super("task fail", "fail tasks", EventType.FAILED);
        examples("task-mgmt task fail storage_backup_1a2b3c4d --error \"no space left on device\"",
                "task-mgmt task fail ml_train_5e6f7a8b --error \"loss is NaN\" --ml epochs_completed=3");
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        fields.put(TaskField.ERROR_MESSAGE.text(), error.get());
        if (metadata.isSet()) {
            fields.put(TaskField.METADATA.text(), Values.merged(metadata.all()));
        }
        figures.tell(fields);
    }
}
