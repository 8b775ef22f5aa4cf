package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.TokenOption;
import taskmgmt.cli.value.Values;

/** Reports that tasks failed. */
final class TaskFailCommand extends TaskChangeCommand {
    private final Option<String> error = required("--error").text("error message");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    private final FigureOptions figures = uses(new FigureOptions());
    private final TokenOption token = uses(new TokenOption());

    TaskFailCommand() {
        super("task fail", "fail tasks");
        examples("task-mgmt task fail storage_backup_1a2b3c4d --error \"no space left on device\"",
                "task-mgmt task fail ml_train_5e6f7a8b --error \"loss is NaN\" --ml epochs_completed=3");
    }

    @Override
    TaskRequest request(Session session) {
        return token.of(new MoveTask.Fail(error.get(), Values.mergedOrNull(metadata.all()), figures.figures()));
    }
}
