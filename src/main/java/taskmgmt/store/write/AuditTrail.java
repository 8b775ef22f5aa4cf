package taskmgmt.store.write;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.Witness;
import taskmgmt.incident.Incident;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/** Maps each change to its audit entry. Pure. */
final class AuditTrail {
    /** What the audit entry of a registry event contains besides actor, action and task. */
    private static final List<String> TOLD = List.of(AuditTerms.SUBSYSTEM, AuditTerms.TASK_TYPE, AuditTerms.BUS_OFFSET, AuditTerms.BUS_FILE);

    private AuditTrail() {}

    static AuditEntry of(TaskEvent event, Instant at, String actor, Map<String, @Nullable Object> more, Witness witness) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (String key : TOLD) {
            if (event.fields().containsKey(key)) {
                metadata.put(key, event.fields().get(key));
            }
        }
        // A configuration's version goes into both logs, so that each of them alone shows which one was in force.
        for (String key : List.of(AuditTerms.COMPONENT, AuditTerms.VERSION)) {
            Object value = event.object("metadata").get(key);
            if (value != null && LearningActivity.CONFIG.type().equals(event.text(AuditTerms.TASK_TYPE))) {
                metadata.put(key, value);
            }
        }
        Approval approval = Approval.statedBy(event);
        if (approval != null && approval.state() == Approval.State.HELD) {
            metadata.put(AuditTerms.APPROVAL, AuditTerms.HELD);
        }
        metadata.putAll(more);
        boolean failed = Boolean.FALSE.equals(event.fields().get("success"));
        EventType type = failed && event.type() == EventType.COMPLETED ? EventType.FAILED : event.type();
        return new AuditEntry(at, actor, action(type), event.taskId(), Map.of(), metadata, witness);
    }

    static String action(EventType type) {
        return type == EventType.CREATED ? AuditTerms.TASK_REGISTERED : AuditTerms.TASK + type.text().substring(EventType.PREFIX.length());
    }

    /** A second entry for a governance decision stated by the event; null if it states none. */
    static @Nullable AuditEntry ofGovernance(TaskEvent event, Instant at, String actor, Map<String, @Nullable Object> more) {
        Approval approval = Approval.statedBy(event);
        if (approval == null || approval.state() == Approval.State.HELD) {
            return null;
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (approval.component() != null && approval.state() == Approval.State.APPROVED) {
            // This entry shows that an update that was pending approval is now in force.
            metadata.put(AuditTerms.SUBSYSTEM, LearningActivity.SUBSYSTEM);
            metadata.put(AuditTerms.TASK_TYPE, LearningActivity.CONFIG.type());
            metadata.put(AuditTerms.COMPONENT, approval.component());
            metadata.put(AuditTerms.VERSION, approval.version());
        }
        if (more.containsKey(AuditTerms.BACKFILLED)) {
            metadata.put(AuditTerms.BACKFILLED, true);
        }
        String action = AuditTerms.GOVERNANCE + approval.state().text();
        return new AuditEntry(at, actor, action, event.taskId(), approval.toMap(), metadata, null);
    }

    static AuditEntry of(Incident incident, Instant at, String actor, Map<String, @Nullable Object> more, Witness witness) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.FAILURE_MODE, incident.failureMode());
        metadata.put(AuditTerms.SEVERITY, incident.severity());
        metadata.putAll(more);
        String action = AuditTerms.INCIDENT + incident.status().text();
        return new AuditEntry(at, actor, action, incident.id(), Map.of(), metadata, witness);
    }
}
