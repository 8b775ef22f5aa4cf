package taskmgmt.cli.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.value.Values;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Reports that tasks are done. With {@code --verification-failed} the work was done but came to nothing: the task ends
 * as failed.
 */
final class TaskCompleteCommand extends TaskChangeCommand {
    private final Flag verified = flag("--verified").text("its verification passed");
    private final Flag verificationFailed = flag("--verification-failed")
            .text("its verification failed, so the task ends as failed");
    private final Option<Object> details = option("--details").as(Values::any, "TEXT|JSON")
            .text("what was verified, and what was found");
    private final Option<Object> result = option("--result").as(Values::any, "TEXT|JSON").text("what came out of it");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep too");
    private final FigureOptions figures = uses(new FigureOptions());

    TaskCompleteCommand() {
        super("task complete", "complete tasks", EventType.COMPLETED);
        examples("task-mgmt task complete storage_backup_1a2b3c4d --result '{\"files\":1200}' --cpu-seconds 34.5",
                "task-mgmt task complete coding_fix_1a2b3c4d --verified --details \"42 tests passed\"",
                "task-mgmt task complete ml_train_5e6f7a8b --ml epochs_completed=10 --ml accuracy=0.93 --cpu-seconds 34.5");
    }

    @Override
    void checkOptions() {
        if (verified.isSet() && verificationFailed.isSet()) {
            throw new UsageException("--verified and --verification-failed exclude each other");
        }
        if (details.isSet() && !verified.isSet() && !verificationFailed.isSet()) {
            throw new UsageException("--details tells of a verification; give --verified or --verification-failed too");
        }
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        fields.put("success", !verificationFailed.isSet());
        if (verified.isSet() || verificationFailed.isSet()) {
            fields.put("verification", verification());
        }
        if (result.isSet()) {
            fields.put(TaskField.RESULT.text(), result.get());
        }
        if (metadata.isSet()) {
            fields.put(TaskField.METADATA.text(), Values.merged(metadata.all()));
        }
        figures.tell(fields);
    }

    private Map<String, @Nullable Object> verification() {
        Map<String, @Nullable Object> verification = new LinkedHashMap<>();
        verification.put("passed", verified.isSet());
        if (details.isSet()) {
            verification.put("details", details.get());
        }
        return verification;
    }
}
