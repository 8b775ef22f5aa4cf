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

/** Which audit entry stands for which change. Pure. */
final class AuditTrail {
    /** What the audit entry of a registry event tells besides who, what and which task. */
    private static final List<String> TOLD = List.of("subsystem", "task_type", "bus_offset");

    private AuditTrail() {}

    static AuditEntry of(TaskEvent event, Instant at, String actor, Map<String, @Nullable Object> more, Witness witness) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (String key : TOLD) {
            if (event.fields().containsKey(key)) {
                metadata.put(key, event.fields().get(key));
            }
        }
        // A configuration's version stands in both logs, so that either alone tells which one was in force.
        for (String key : List.of("component", "version")) {
            Object value = event.object("metadata").get(key);
            if (value != null && LearningActivity.CONFIG.type().equals(event.text("task_type"))) {
                metadata.put(key, value);
            }
        }
        Approval approval = Approval.statedBy(event);
        if (approval != null && approval.state() == Approval.State.HELD) {
            metadata.put(Approval.KEY, approval.state().text());
        }
        metadata.putAll(more);
        boolean failed = Boolean.FALSE.equals(event.fields().get("success"));
        String action = failed && event.type() == EventType.COMPLETED
                ? EventType.FAILED.auditAction() : event.type().auditAction();
        return new AuditEntry(at, actor, action, event.taskId(), Map.of(), metadata, witness);
    }

    /** The entry of what the event says governance has decided, besides its own; null where it says no such thing. */
    static @Nullable AuditEntry ofGovernance(TaskEvent event, Instant at, String actor, Map<String, @Nullable Object> more) {
        Approval approval = Approval.statedBy(event);
        if (approval == null || approval.state() == Approval.State.HELD) {
            return null;
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (approval.component() != null && approval.state() == Approval.State.APPROVED) {
            // By this entry an update that was held is known to be in force.
            metadata.put("subsystem", LearningActivity.SUBSYSTEM);
            metadata.put("task_type", LearningActivity.CONFIG.type());
            metadata.put("component", approval.component());
            metadata.put("version", approval.version());
        }
        if (more.containsKey(AuditTerms.BACKFILLED)) {
            metadata.put(AuditTerms.BACKFILLED, true);
        }
        String action = "governance_" + approval.state().text();
        return new AuditEntry(at, actor, action, event.taskId(), approval.toMap(), metadata, null);
    }

    static AuditEntry of(Incident incident, Instant at, String actor, Map<String, @Nullable Object> more, Witness witness) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("failure_mode", incident.failureMode());
        metadata.put("severity", incident.severity());
        metadata.putAll(more);
        String action = "incident_" + incident.status().text();
        return new AuditEntry(at, actor, action, incident.id(), Map.of(), metadata, witness);
    }
}
