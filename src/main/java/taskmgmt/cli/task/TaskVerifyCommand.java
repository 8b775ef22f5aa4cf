package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Values;

/** Reports the result of verifying tasks. */
final class TaskVerifyCommand extends TaskChangeCommand {
    private final Flag passed = flag("--passed").text("it passed, so the task may complete");
    private final Flag failed = flag("--failed").text("it failed; the task stays open");
    private final Option<Object> details = option("--details").as(Values::any, "TEXT|JSON")
            .text("what was checked, and what was found");

    TaskVerifyCommand() {
        super("task verify", "record whether tasks passed verification");
        examples("task-mgmt task verify coding_fix_1a2b3c4d --passed --details \"42 tests\"",
                "task-mgmt task verify coding_fix_1a2b3c4d --failed --details '{\"tests\":42,\"failed\":3}'");
    }

    @Override
    TaskRequest request(Session session) {
        if (passed.isSet() == failed.isSet()) {
            throw new UsageException("say either --passed or --failed");
        }
        return new MoveTask.Verify(new TaskVerification(passed.isSet(), details.orNull()));
    }
}
