package taskmgmt.store.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Approval;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.policy.ResourceType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * What policy and governance have to know of a task.
 *
 * @param component whose configuration it updates, if any
 * @param proposer  who registered it
 * @param approval  null where governance has nothing to do with it
 */
record Place(String subsystem, String taskType, @Nullable Object component, String proposer, @Nullable Approval approval) {
    static final String COMPONENT = "component";

    static Place of(Task task) {
        Object metadata = task.value(TaskField.METADATA);
        return new Place(task.subsystem(), task.type(), metadata instanceof Map<?, ?> map ? map.get(COMPONENT) : null,
                task.text(TaskField.CREATED_BY), Approval.of(task));
    }

    /** Of the task that the event registers. */
    static Place of(TaskEvent created) {
        String by = created.actor();
        return new Place("", "", null, by == null ? "" : by, null).after(created);
    }

    /** After an event that may say otherwise. */
    Place after(TaskEvent event) {
        String newSubsystem = event.text(TaskField.SUBSYSTEM.text());
        String newType = event.text(TaskField.TASK_TYPE.text());
        Object newComponent = event.object(TaskField.METADATA.text()).get(COMPONENT);
        Approval newApproval = Approval.statedBy(event);
        return new Place(newSubsystem == null ? subsystem : newSubsystem, newType == null ? taskType : newType,
                newComponent == null ? component : newComponent, proposer, newApproval == null ? approval : newApproval);
    }

    ProtectedResource resource(String id) {
        return ProtectedResource.task(subsystem, taskType, component, id);
    }

    boolean isConfig(String id) {
        return resource(id).type() == ResourceType.CONFIG;
    }
}
