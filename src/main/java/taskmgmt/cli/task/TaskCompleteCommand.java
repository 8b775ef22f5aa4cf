package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.TokenOption;
import taskmgmt.cli.value.Values;

/**
 * Reports that tasks are done. With {@code --verification-failed} the work was done but did not pass verification: the
 * task ends as failed.
 */
final class TaskCompleteCommand extends TaskChangeCommand {
    private final Flag verified = flag("--verified").text("its verification passed");
    private final Flag verificationFailed = flag("--verification-failed")
            .text("its verification failed, so the task ends as failed");
    private final Option<Object> details = option("--details").as(Values::any, "TEXT|JSON")
            .text("what was verified, and what was found");
    private final Option<Object> result = option("--result").as(Values::any, "TEXT|JSON").text("result");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep too");
    private final FigureOptions figures = uses(new FigureOptions());
    private final TokenOption token = uses(new TokenOption());

    TaskCompleteCommand() {
        super("task complete", "complete tasks");
        examples("task-mgmt task complete storage_backup_1a2b3c4d --result '{\"files\":1200}' --cpu-seconds 34.5",
                "task-mgmt task complete coding_fix_1a2b3c4d --verified --details \"42 tests passed\"",
                "task-mgmt task complete ml_train_5e6f7a8b --ml epochs_completed=10 --ml accuracy=0.93 --cpu-seconds 34.5");
    }

    @Override
    TaskRequest request(Session session) {
        boolean verification = verified.isSet() || verificationFailed.isSet();
        if (verified.isSet() && verificationFailed.isSet()) {
            throw new UsageException("--verified and --verification-failed exclude each other");
        }
        if (details.isSet() && !verification) {
            throw new UsageException("--details reports a verification; give --verified or --verification-failed too");
        }
        return token.of(new MoveTask.Complete(verification ? new TaskVerification(verified.isSet(), details.orNull()) : null,
                result.orNull(), Values.mergedOrNull(metadata.all()), figures.figures()));
    }
}
