package taskmgmt.cli.task;

import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.TokenOption;

/** Releases claimed tasks. */
final class TaskReleaseCommand extends TaskChangeCommand {
    private final Option<Long> token = required("--token").as(TokenOption::token, "N").text("the number that 'task claim' printed");
    private final Option<String> error = option("--error").text("error message, if that is why");

    TaskReleaseCommand() {
        super("task release", "release a claimed task for another worker");
        examples("task-mgmt task release web_review_1a2b3c4d --token 4711");
    }

    @Override
    TaskRequest request(Session session) {
        return new TaskRequest.Fenced(new MoveTask.Retry(error.orNull()), token.get(), null);
    }
}
