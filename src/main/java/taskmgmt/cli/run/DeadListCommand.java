package taskmgmt.cli.run;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.task.Task;
import taskmgmt.view.QueueColumns;

/** Lists the dead letters. */
final class DeadListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only tasks that failed"));
    private final ListOptions output = uses(new ListOptions("dead letters", QueueColumns.dead(Format.JSON),
            "as failed").within(time, "completed_at"));

    DeadListCommand() {
        super("dead list", "list dead letters: queued tasks that failed and are not retried");
        examples("task-mgmt dead list", "task-mgmt dead list -o jsonl | jq -r 'select(.error_message | test(\"timed out\")) | .task_id'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Task> dead = QueueReading.of(log, session).dead();
        output.list(QueueColumns.dead(output.format()), dead, session);
        return ExitCode.DONE;
    }
}
