package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.page.TaskPages;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.view.LearningRows;

/** Lists learning activities, past and current. */
final class LearningListCommand extends Command {
    private final Options<String> kinds = option("--type").label("TYPE").offers(types()).anyOf("only of this kind");
    private final Options<Status> statuses = option("-s", "--status").as(Status::parse, "STATUS").anyOf("only in this status");
    private final RangeOptions time = uses(RangeOptions.of("only those that were created"));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("learning activities", LearningRows.ROWS,
            "newest first"));

    LearningListCommand() {
        super("learning list", "list learning activities, newest first");
        examples("task-mgmt learning list --status active --since 30d", "task-mgmt learning list --type config_update --limit 1 --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TaskFilter filter = LearningActivity.wanted().created(time.range(session))
                .oneOf(TaskField.TASK_TYPE, kinds.all()).statuses(statuses.all());
        List<Task> found = new ArrayList<>();
        new TaskPages(log.reader(session), log.runs(session)).all(filter, null).forEach(found::add);
        found.sort(Task.BY_CREATION.reversed());
        if (found.isEmpty()) {
            output.tellUnknown("type", kinds.all(), List.of(types()), session);
        }
        output.list(LearningRows.ROWS, found, session);
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
