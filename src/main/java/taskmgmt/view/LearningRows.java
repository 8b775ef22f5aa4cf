package taskmgmt.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Learning activities, past and current. */
public final class LearningRows {
    /** One row for each learning activity. */
    public static final Listing<Task> ROWS = FieldList.<Task>always()
            .exact("task_id", "TASK", Task::id).key()
            .state("status", "STATUS", task -> task.status().text()).key()
            .text("task_type", "TYPE", Task::type)
            .text("title", "TITLE", Task::title)
            .exact("version", "VERSION", LearningRows::version)
            .number("progress_percent", "PROGRESS", task -> task.value(TaskField.PROGRESS_PERCENT))
            .age("created_at", "CREATED", task -> task.createdAt())
            .age("completed_at", "FINISHED", task -> task.finishedAt()).minor()
            .exact(Approval.KEY, "APPROVAL", LearningRows::approval);

    private LearningRows() {}

    private static @Nullable Object version(Task task) {
        boolean config = task.type().equals(LearningActivity.CONFIG.type());
        return config && task.value(TaskField.METADATA) instanceof Map<?, ?> metadata ? metadata.get("version") : null;
    }

    private static @Nullable String approval(Task task) {
        Approval approval = Approval.of(task);
        return approval == null ? null : approval.state().text();
    }
}
