package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.learning.LearningActivity;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.time.TimeRange;
import taskmgmt.view.LearningRows;

/** Shows what was and is being learned. */
final class LearningListCommand extends Command {
    private final Option<String> type = option("--type").oneOf(types()).text("only of this kind");
    private final Option<Status> status = option("--status").as(Status::parse, "STATUS").text("only in this status");
    private final RangeOptions time = uses(RangeOptions.of("only those that were created"));
    private final Option<Integer> limit = option("--limit").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("the newest N only");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    LearningListCommand() {
        super("learning list", "list learning activities, the newest first");
        examples("task-mgmt learning list --status active --since 30d", "task-mgmt learning list --type config_update --limit 1 --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TimeRange created = time.range(session);
        List<Task> found = new ArrayList<>();
        for (Task task : log.reader(session).tasks().tasks().values()) {
            if (LearningActivity.is(task) && created.contains(task.createdAt()) && (!type.isSet() || type.get().equals(task.type()))
                    && (!status.isSet() || status.get() == task.status())) {
                found.add(task);
            }
        }
        found.sort(Task.BY_CREATION);
        List<Task> newest = found.reversed();
        output.list(LearningRows.ROWS, newest.subList(0, Math.min(limit.or(Integer.MAX_VALUE), newest.size())), session);
        return ExitCode.DONE;
    }

    private static String[] types() {
        LearningActivity[] activities = LearningActivity.values();
        String[] types = new String[activities.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = activities[i].type();
        }
        return types;
    }
}
