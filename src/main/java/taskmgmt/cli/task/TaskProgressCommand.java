package taskmgmt.cli.task;

import org.jspecify.annotations.Nullable;
import taskmgmt.change.ReportProgress;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.TokenOption;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Values;

/** Reports that work on tasks continues, and its progress. */
final class TaskProgressCommand extends TaskChangeCommand {
    private final Option<Object> percent = option("--percent").as(TaskProgressCommand::percent, "N")
            .text("percentage done, 0 to 100");
    private final Option<String> message = option("--message").text("what it is doing");
    private final Option<Integer> total = option("--subtasks-total").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("total number of subtasks");
    private final Option<Integer> completed = option("--subtasks-completed")
            .as(Numbers.between(0, Integer.MAX_VALUE), "N").text("number of completed subtasks");
    private final Option<Integer> failed = option("--subtasks-failed").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("number of failed subtasks");
    private final FigureOptions figures = uses(new FigureOptions());
    private final TokenOption token = uses(new TokenOption());

    TaskProgressCommand() {
        super("task progress", "report the progress of tasks");
        examples("task-mgmt task progress storage_backup_1a2b3c4d --percent 40 --message \"copying /home\"",
                "task-mgmt task progress ml_train_5e6f7a8b --subtasks-total 10 --subtasks-completed 3 --ml loss=0.21");
    }

    @Override
    TaskRequest request(Session session) {
        boolean counts = total.isSet() || completed.isSet() || failed.isSet();
        if (!percent.isSet() && !message.isSet() && !counts && !figures.isSet()) {
            throw new UsageException("there is no progress to report; give --percent, --message or a figure");
        }
        return token.of(new ReportProgress(percent.orNull(), message.orNull(),
                new ReportProgress.Subtasks(count(total), count(completed), count(failed)), figures.figures()));
    }

    private static @Nullable Long count(Option<Integer> option) {
        Integer count = option.orNull();
        return count == null ? null : Long.valueOf(count);
    }

    /** @throws IllegalArgumentException if it is not a number from 0 to 100 */
    static Object percent(String text) {
        Object value = Values.any(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        if (!ReportProgress.isPercentage(value)) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 0 to 100");
        }
        return value;
    }
}
