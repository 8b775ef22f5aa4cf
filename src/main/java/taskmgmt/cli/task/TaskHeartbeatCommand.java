package taskmgmt.cli.task;

import java.time.Duration;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.TokenOption;
import taskmgmt.task.lease.Lease;

/** Reports that a worker is still alive. */
final class TaskHeartbeatCommand extends TaskChangeCommand {
    private final Option<Long> token = required("--token").as(TokenOption::token, "N").text("the number that 'task claim' printed");
    private final Option<Duration> lease = option("--lease").as(Lease::length, "DURATION")
            .text("lease from now on, 1s to 30d (default: as when it was claimed)");

    TaskHeartbeatCommand() {
        super("task heartbeat", "renew the lease on a claimed task");
        examples("task-mgmt task heartbeat web_review_1a2b3c4d --token 4711");
    }

    @Override
    TaskRequest request(Session session) {
        return new TaskRequest.Fenced(new TaskRequest.Heartbeat(), token.get(), lease.orNull());
    }
}
