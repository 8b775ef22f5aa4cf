package taskmgmt.change;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Changes the details of a task, not its status.
 *
 * @param dependsOn tasks by their ids or unique prefixes
 * @param metadata  keys that are added or replaced; null for none
 * @param context   the same for the context
 */
public record UpdateTask(
        TaskDetails details, ListChange tags, ListChange dependsOn, @Nullable Map<String, @Nullable Object> metadata,
        @Nullable Map<String, @Nullable Object> context) implements TaskRequest {

    /** @throws RefusedException if nothing is given */
    public UpdateTask {
        if (details.isNone() && tags.isNone() && dependsOn.isNone() && metadata == null && context == null) {
            throw new RefusedException(Refusal.INVALID, "there is nothing to update");
        }
        metadata = EventFields.copy(metadata);
        context = EventFields.copy(context);
    }

    @Override
    public EventType type() {
        return EventType.UPDATED;
    }

    @Override
    public void describe(EventFields fields, Task task, Snapshot now) throws IOException {
        fields.put(TaskField.TITLE, details.title())
                .put(TaskField.DESCRIPTION, details.description())
                .put(TaskField.ASSIGNED_TO, details.assignedTo())
                .put(TaskField.PRIORITY, details.priorityLevel())
                .put(TaskField.SLA_DEADLINE, details.deadline(now.now()))
                .put(TaskField.VERIFICATION_REQUIRED, details.requiresVerification());
        if (!tags.isNone()) {
            fields.put(TaskField.TAGS, ListChange.applied(task.tags(), tags.added(), tags.removed()));
        }
        if (!dependsOn.isNone()) {
            List<String> more = now.resolveAll(dependsOn.added());
            fields.put(TaskField.DEPENDS_ON, ListChange.applied(task.dependsOn(), more, noLonger(task, now)));
        }
        fields.put(TaskField.METADATA, metadata).put(TaskField.CONTEXT, context);
    }

    /** A task that it waits for may never have existed, so a full id is accepted without looking it up. */
    private List<String> noLonger(Task task, Snapshot now) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String id : dependsOn.removed()) {
            ids.add(task.dependsOn().contains(id) ? id : now.resolve(id).id());
        }
        return ids;
    }
}
