package taskmgmt.cli.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Values;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;

/** Reports how the verification of tasks went. */
final class TaskVerifyCommand extends TaskChangeCommand {
    private final Flag passed = flag("--passed").text("it passed, so the task may complete");
    private final Flag failed = flag("--failed").text("it failed; the task stays open");
    private final Option<Object> details = option("--details").as(Values::any, "TEXT|JSON")
            .text("what was checked, and what was found");

    TaskVerifyCommand() {
        super("task verify", "record whether tasks passed their verification", EventType.VERIFIED);
        examples("task-mgmt task verify coding_fix_1a2b3c4d --passed --details \"42 tests\"",
                "task-mgmt task verify coding_fix_1a2b3c4d --failed --details '{\"tests\":42,\"failed\":3}'");
    }

    @Override
    void checkOptions() {
        if (passed.isSet() == failed.isSet()) {
            throw new UsageException("say either --passed or --failed");
        }
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        Map<String, @Nullable Object> verification = new LinkedHashMap<>();
        verification.put("passed", passed.isSet());
        if (details.isSet()) {
            verification.put("details", details.get());
        }
        fields.put("verification", verification);
    }
}
