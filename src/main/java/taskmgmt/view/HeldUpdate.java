package taskmgmt.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Approval;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** An update that governance has decided on, or that is pending approval. */
public record HeldUpdate(Task task, Approval approval) {
    /** The state of an update that ended by itself while pending approval. */
    public static final String WITHDRAWN = "withdrawn";

    /** One row for each update. */
    public static final Listing<HeldUpdate> ROWS = FieldList.<HeldUpdate>always()
            .exact("task_id", "TASK", each -> each.task.id()).key()
            .exact("state", "STATE", HeldUpdate::state).key()
            .exact("risk", "RISK", each -> each.approval.risk() == null ? null : each.approval.risk().text())
            .text("component", "COMPONENT", each -> each.metadata("component"))
            .exact("version", "VERSION", each -> each.metadata("version"))
            .text("proposed_by", "PROPOSED BY", each -> each.task.text(TaskField.CREATED_BY))
            .text("decided_by", "DECIDED BY", each -> orNull(each.approval.by()))
            .exact("approval_id", "APPROVAL", each -> orNull(each.approval.approvalId()))
            .age("created_at", "CREATED", each -> each.task.createdAt())
            .text("reason", "REASON", each -> orNull(each.approval.reason()));

    /** The word in outputs. */
    public String state() {
        return approval.state() == Approval.State.HELD && task.status().isTerminal() ? WITHDRAWN : approval.state().text();
    }

    private @Nullable Object metadata(String key) {
        return task.value(TaskField.METADATA) instanceof Map<?, ?> map ? map.get(key) : null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
