package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.TokenOption;

/** Gives tasks back that were claimed. */
final class TaskReleaseCommand extends TaskChangeCommand {
    private final Option<Long> token = required("--token").as(TokenOption::token, "N").text("the number that 'task claim' printed");
    private final Option<String> error = option("--error").text("what went wrong, where that is why");

    TaskReleaseCommand() {
        super("task release", "give a claimed task back, for another worker to claim");
        examples("task-mgmt task release web_review_1a2b3c4d --token 4711");
    }

    @Override
    TaskRequest request(Session session) {
        return new TaskRequest.Fenced(new MoveTask.Retry(error.orNull()), token.get(), null);
    }
}
