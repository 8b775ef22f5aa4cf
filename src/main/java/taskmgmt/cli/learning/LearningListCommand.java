package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Shows what was and is being learned. */
final class LearningListCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.exact("task_id", "TASK"), Column.exact("status", "STATUS"),
            Column.text("task_type", "TYPE"), Column.text("title", "TITLE"), Column.exact("version", "VERSION"),
            Column.number("progress_percent", "PROGRESS"), Column.exact("created_at", "CREATED"),
            Column.exact("completed_at", "FINISHED"), Column.exact(Approval.KEY, "APPROVAL"));

    private final Option<String> type = option("--type").oneOf(types()).text("only of this kind");
    private final Option<Status> status = option("--status").as(Status::parse, "STATUS").text("only in this status");
    private final Option<Integer> limit = option("--limit").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("the newest N only");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    LearningListCommand() {
        super("learning list", "list learning activities, the newest first");
        examples("task-mgmt learning list --status active", "task-mgmt learning list --type config_update --limit 1 --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Task> found = new ArrayList<>();
        for (Task task : log.reader(session).tasks(id -> true).values()) {
            if (LearningActivity.is(task) && (!type.isSet() || type.get().equals(task.type()))
                    && (!status.isSet() || status.get() == task.status())) {
                found.add(task);
            }
        }
        RowWriter rows = output.rows(COLUMNS, session);
        List<Task> newest = found.reversed();
        for (Task task : newest.subList(0, Math.min(limit.or(Integer.MAX_VALUE), newest.size()))) {
            rows.row(task.id(), task.status().text(), task.type(), task.title(), version(task),
                    task.value(TaskField.PROGRESS_PERCENT), task.timeline().createdAt(), task.timeline().finishedAt(),
                    approval(task));
        }
        rows.finish();
        return ExitCode.DONE;
    }

    private static @Nullable Object version(Task task) {
        boolean config = task.type().equals(LearningActivity.CONFIG.type());
        return config && task.value(TaskField.METADATA) instanceof Map<?, ?> metadata ? metadata.get("version") : null;
    }

    private static @Nullable String approval(Task task) {
        Approval approval = Approval.of(task);
        return approval == null ? null : approval.state().text();
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
