package taskmgmt.incident;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.time.Rfc3339;

/**
 * An incident as one record of {@code incidents.jsonl} tells it. Every change appends a whole new record, and the last
 * one counts. Immutable.
 *
 * @param severity as recorded: older logs may hold words that {@link Severity} does not know
 * @param more     keys that came after the thirteen, {@code task_id} among them, carried from record to record
 */
public record Incident(
        String id,
        Instant detectedAt,
        @Nullable Instant resolvedAt,
        IncidentStatus status,
        @Nullable String playbookId,
        @Nullable String playbookName,
        String failureMode,
        String severity,
        List<String> actionsTaken,
        @Nullable String error,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> more) {
    private static final String TASK_ID = "task_id";

    public Incident {
        actionsTaken = List.copyOf(actionsTaken);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** A newly detected incident. */
    public static Incident detected(
            Instant at, String failureMode, Severity severity, @Nullable String playbook, Map<String, @Nullable Object> metadata, String taskId) {
        return new Incident(idAt(at), Rfc3339.toMicros(at), null, IncidentStatus.DETECTED, null, playbook, failureMode,
                severity.text(), List.of(), null, metadata, Map.of(TASK_ID, taskId));
    }

    /** {@code inc_yyyyMMdd_HHmmss_micros} in UTC. */
    public static String idAt(Instant at) {
        String digits = Rfc3339.digits(at);
        return "inc_" + digits.substring(0, 8) + "_" + digits.substring(8, 14) + "_" + digits.substring(14);
    }

    /** The task that stands for the incident in the registry; null in older logs. */
    public @Nullable String taskId() {
        return more.get(TASK_ID) instanceof String id ? id : null;
    }

    public boolean success() {
        return status == IncidentStatus.RESOLVED;
    }

    /** From detection to resolution; null while it is not resolved, and where the clock went backwards in between. */
    public @Nullable Duration timeToRepair() {
        if (resolvedAt == null || status != IncidentStatus.RESOLVED) {
            return null;
        }
        Duration time = Duration.between(detectedAt, resolvedAt);
        return time.isNegative() ? null : time;
    }

    /** {@link #timeToRepair} in seconds. */
    public @Nullable BigDecimal mttrSeconds() {
        Duration time = timeToRepair();
        return time == null ? null : Task.seconds(time);
    }

    public Incident remediating(List<String> actions, Map<String, @Nullable Object> metadata) {
        return changed(IncidentStatus.REMEDIATING, null, actions, null, metadata);
    }

    public Incident resolved(Instant at, List<String> actions, Map<String, @Nullable Object> metadata) {
        return changed(IncidentStatus.RESOLVED, Rfc3339.toMicros(at), actions, null, metadata);
    }

    public Incident failed(List<String> actions, @Nullable String error, Map<String, @Nullable Object> metadata) {
        return changed(IncidentStatus.FAILED, null, actions, error, metadata);
    }

    private Incident changed(
            IncidentStatus to, @Nullable Instant at, List<String> actions, @Nullable String fault, Map<String, @Nullable Object> added) {
        if (status.isTerminal()) {
            throw new RefusedException(
                    Refusal.NOT_ALLOWED, "incident " + id + " is " + status.text() + ", and that never changes");
        }
        List<String> allActions = new ArrayList<>(actionsTaken);
        allActions.addAll(actions);
        Map<String, @Nullable Object> allMetadata = new LinkedHashMap<>(metadata);
        allMetadata.putAll(added);
        return new Incident(id, detectedAt, at, to, playbookId, playbookName, failureMode, severity, allActions, fault,
                allMetadata, more);
    }
}
