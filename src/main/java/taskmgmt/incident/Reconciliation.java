package taskmgmt.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Whether the incidents and the registry agree: the task of every incident exists and has a matching status, and every healing task
 * belongs to an incident. Pure.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** How the two can differ. */
    public enum Kind {
        /** The incident names a task that the registry does not have. */
        MISSING_TASK("missing_task"),
        /** One of the two has ended and the other has not, or they ended differently. */
        STATUS_DIFFERS("status_differs"),
        /** A healing task of an incident that the incident log does not have. */
        MISSING_INCIDENT("missing_incident");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word in outputs. */
        public String text() {
            return text;
        }
    }

    /**
     * One place where they differ.
     *
     * @param incidentStatus empty if there is no incident
     * @param taskStatus     empty if there is no task
     */
    public record Difference(Kind kind, String incidentId, String taskId, String incidentStatus, String taskStatus) {}

    /**
     * Compares them. The task of an incident that names none, as in older logs, has the incident's id.
     *
     * @param incidents the newest record of each
     * @param tasks     by id; tasks that are not healing incidents are ignored
     */
    public static List<Difference> of(Collection<Incident> incidents, Map<String, Task> tasks) {
        List<Difference> differences = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Incident incident : incidents) {
            known.add(incident.id());
            String taskId = IncidentTask.idFor(incident);
            Task task = tasks.get(taskId);
            if (task == null) {
                differences.add(new Difference(Kind.MISSING_TASK, incident.id(), taskId, incident.status().text(), ""));
            } else if (!agree(incident.status(), task.status())) {
                differences.add(new Difference(
                        Kind.STATUS_DIFFERS, incident.id(), task.id(), incident.status().text(), task.status().text()));
            }
        }
        for (Task task : tasks.values()) {
            String incidentId = incidentOf(task);
            if (!incidentId.isEmpty() && !known.contains(incidentId)) {
                differences.add(new Difference(Kind.MISSING_INCIDENT, incidentId, task.id(), "", task.status().text()));
            }
        }
        return List.copyOf(differences);
    }

    private static boolean agree(IncidentStatus incident, Status task) {
        return switch (incident) {
            case DETECTED, REMEDIATING -> !task.isTerminal();
            case RESOLVED -> task == Status.COMPLETED;
            case FAILED -> task == Status.FAILED;
        };
    }

    private static String incidentOf(Task task) {
        boolean healing = IncidentTask.TYPE.equals(task.type());
        return healing && task.value(TaskField.CONTEXT) instanceof Map<?, ?> context
                && context.get(IncidentTask.INCIDENT_ID) instanceof String id ? id : "";
    }
}
