package taskmgmt.store.survey;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Reconciliation;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/**
 * The incidents, and the differences between them and the registry.
 *
 * @param incidents   the newest record of each incident, by id
 * @param differences in the order of the incidents
 */
public record IncidentAgreement(Map<String, Incident> incidents, List<Reconciliation.Difference> differences) {
    public IncidentAgreement {
        incidents = new LinkedHashMap<>(incidents);
        differences = List.copyOf(differences);
    }

    public static IncidentAgreement of(LogReader reader) throws IOException {
        Map<String, Incident> incidents = reader.incidents();
        return new IncidentAgreement(incidents, Reconciliation.of(incidents.values(), tasks(reader, incidents.values())));
    }

    /** The differences of incidents that name a task: in an older log incidents name none, which is not damage. */
    public List<Reconciliation.Difference> differencesOfNamedTasks() {
        return differences.stream().filter(difference -> {
            Incident incident = incidents.get(difference.incidentId());
            return incident == null || incident.taskId() != null;
        }).toList();
    }

    /** Whether events can be appended to the registry so that it agrees with the incidents. */
    public static boolean canBeMade(Reconciliation.Difference difference) {
        return switch (difference.kind()) {
            case MISSING_TASK -> true;
            case STATUS_DIFFERS -> isOver(difference.incidentStatus()) && !isOver(difference.taskStatus());
            case MISSING_INCIDENT -> false;
        };
    }

    /** The missing registry events if {@link #canBeMade}, with the times in the incident. */
    public List<TaskEvent> missingEvents(Reconciliation.Difference difference, String actor) {
        List<TaskEvent> events = new ArrayList<>();
        Incident incident = incidents.get(difference.incidentId());
        if (incident == null || !canBeMade(difference)) {
            return events;
        }
        if (difference.kind() == Reconciliation.Kind.MISSING_TASK) {
            events.add(IncidentTask.registration(incident, incident.detectedAt(), actor));
        }
        if (incident.status() != IncidentStatus.DETECTED) {
            events.add(IncidentTask.eventFor(incident, IncidentTask.idFor(incident), end(incident), actor));
        }
        return events;
    }

    private static Instant end(Incident incident) {
        Instant at = incident.status() == IncidentStatus.REMEDIATING ? incident.remediatingAt() : incident.resolvedAt();
        return at == null ? incident.detectedAt() : at;
    }

    private static boolean isOver(String status) {
        return Set.of("resolved", "failed", "completed", "cancelled").contains(status);
    }

    /**
     * The tasks that incidents name, and those that say that they represent an incident: few, however many others there
     * are.
     */
    private static Map<String, Task> tasks(LogReader reader, Collection<Incident> incidents) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Incident incident : incidents) {
            ids.add(IncidentTask.idFor(incident));
        }
        Map<String, Task> tasks = new LinkedHashMap<>();
        reader.events(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                if (IncidentTask.TYPE.equals(event.text(TaskField.TASK_TYPE.text())) || ids.contains(event.taskId())
                        || tasks.containsKey(event.taskId())) {
                    Task task = TaskFold.apply(tasks.get(event.taskId()), event);
                    if (task != null) {
                        tasks.put(task.id(), task);
                    }
                }
            }
        });
        return tasks;
    }
}
