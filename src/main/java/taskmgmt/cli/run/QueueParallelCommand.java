package taskmgmt.cli.run;

import taskmgmt.cli.command.Option;
import taskmgmt.cli.value.Numbers;
import taskmgmt.queue.GroupSettings;

/** Says how many tasks of a group run at once. */
final class QueueParallelCommand extends QueueGroupCommand {
    private static final int MOST = 1_000_000;

    private final Option<Integer> limit = argument("N").as(Numbers.between(0, MOST), "N")
            .text("how many at most, by all workers together; 0 for no limit");

    QueueParallelCommand() {
        super("queue parallel", "set how many tasks of a group run at once");
        examples("task-mgmt queue parallel 2 --group gpu", "task-mgmt queue parallel 0");
    }

    @Override
    GroupSettings change(GroupSettings before) {
        return before.limitedTo(limit.get() == 0 ? null : limit.get());
    }
}
