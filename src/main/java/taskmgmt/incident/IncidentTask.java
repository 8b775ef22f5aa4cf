package taskmgmt.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.Fact;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * The task that represents an incident, and the consequences of each record of the incident for it. Because the event follows from
 * the record alone, an interrupted change can be completed afterwards. Pure.
 */
public final class IncidentTask {
    public static final String SUBSYSTEM = "self_healing";
    public static final String TYPE = "healing_incident";
    /** The key in the task's context that names its incident. */
    public static final String INCIDENT_ID = "incident_id";

    private IncidentTask() {}

    /** The event that belongs to the incident's newest record; null if the incident has no task. */
    public static @Nullable TaskEvent eventFor(Incident incident, Instant at, String actor) {
        String taskId = incident.taskId();
        return taskId == null ? null : eventFor(incident, taskId, at, actor);
    }

    /** The same for an incident that does not name its task, as in older logs. */
    public static TaskEvent eventFor(Incident incident, String taskId, Instant at, String actor) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        return switch (incident.status()) {
            case DETECTED -> new TaskEvent(at, EventType.CREATED, taskId, registration(incident, actor));
            case REMEDIATING -> {
                fields.put("actor", actor);
                yield new TaskEvent(at, EventType.STARTED, taskId, fields);
            }
            case RESOLVED -> {
                fields.put("actor", actor);
                fields.put("success", true);
                if (incident.resolvedAt() == null) {
                    fields.put(Fact.TS_FROM.text(), Fact.Word.IMPORT.text()); // no duration can be derived from an unknown time
                }
                fields.put(TaskField.RESULT.text(), outcome(incident));
                yield new TaskEvent(at, EventType.COMPLETED, taskId, fields);
            }
            case FAILED -> {
                fields.put("actor", actor);
                fields.put(TaskField.ERROR_MESSAGE.text(), incident.error() == null ? "remediation failed" : incident.error());
                fields.put(TaskField.RESULT.text(), outcome(incident));
                yield new TaskEvent(at, EventType.FAILED, taskId, fields);
            }
        };
    }

    /** The event with which the incident's task begins, whatever has happened to the incident since. */
    public static TaskEvent registration(Incident incident, Instant at, String actor) {
        return new TaskEvent(at, EventType.CREATED, idFor(incident), registration(incident, actor));
    }

    /** The id of the incident's task: the one that it names, or else the incident's own id. */
    public static String idFor(Incident incident) {
        String taskId = incident.taskId();
        return taskId == null ? incident.id() : taskId;
    }

    private static Map<String, @Nullable Object> registration(Incident incident, String actor) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(TaskField.TASK_TYPE.text(), TYPE);
        fields.put(TaskField.SUBSYSTEM.text(), SUBSYSTEM);
        fields.put(TaskField.TITLE.text(), incident.severity().toUpperCase(Locale.ROOT) + ": " + incident.failureMode());
        fields.put(TaskField.CREATED_BY.text(), actor);
        fields.put(TaskField.PRIORITY.text(), (long) priority(incident));
        fields.put(TaskField.CONTEXT.text(), Map.of(INCIDENT_ID, incident.id()));
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("failure_mode", incident.failureMode());
        metadata.put("playbook_id", incident.playbookId());
        metadata.put("playbook_name", incident.playbookName());
        fields.put(TaskField.METADATA.text(), metadata);
        return fields;
    }

    private static Map<String, @Nullable Object> outcome(Incident incident) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("actions_taken", List.copyOf(incident.actionsTaken()));
        result.put("mttr_seconds", incident.mttrSeconds());
        return result;
    }

    private static int priority(Incident incident) {
        for (Severity severity : Severity.values()) {
            if (severity.text().equals(incident.severity())) {
                return severity.priority().value();
            }
        }
        return Priority.DEFAULT;
    }
}
