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
 * What policy and governance have to know about a task.
 *
 * @param component the component whose configuration it updates, if any
 * @param version   of that configuration
 * @param proposer  the actor that registered it
 * @param approval  null if it does not concern governance
 */
record Place(String subsystem, String taskType, @Nullable Object component, @Nullable Object version, String proposer, @Nullable Approval approval) {
    static final String COMPONENT = "component";
    static final String VERSION = "version";

    static Place of(Task task) {
        Map<?, ?> metadata = task.value(TaskField.METADATA) instanceof Map<?, ?> map ? map : Map.of();
        return new Place(task.subsystem(), task.type(), metadata.get(COMPONENT), metadata.get(VERSION), task.text(TaskField.CREATED_BY), Approval.of(task));
    }

    /** The place of a task that this event registers, or that was never registered before it. */
    static Place of(TaskEvent first) {
        return nowhere(first).after(first);
    }

    /** Before the first event of a task. */
    static Place nowhere(TaskEvent first) {
        String by = first.actor();
        return new Place("", "", null, null, by == null ? "" : by, null);
    }

    /** After an event, which may change it. */
    Place after(TaskEvent event) {
        String newSubsystem = event.text(TaskField.SUBSYSTEM.text());
        String newType = event.text(TaskField.TASK_TYPE.text());
        Map<String, @Nullable Object> metadata = event.object(TaskField.METADATA.text());
        Approval newApproval = Approval.statedBy(event);
        return new Place(newSubsystem == null ? subsystem : newSubsystem, newType == null ? taskType : newType,
                metadata.containsKey(COMPONENT) ? metadata.get(COMPONENT) : component, metadata.containsKey(VERSION) ? metadata.get(VERSION) : version,
                proposer, newApproval == null ? approval : newApproval);
    }

    ProtectedResource resource(String id) {
        return ProtectedResource.task(subsystem, taskType, component, id);
    }

    boolean isConfig(String id) {
        return resource(id).type() == ResourceType.CONFIG;
    }
}
