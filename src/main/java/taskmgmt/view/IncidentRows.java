package taskmgmt.view;

import taskmgmt.incident.Incident;
import taskmgmt.incident.Reconciliation.Difference;

/** Lists of incidents. */
public final class IncidentRows {
    /** What went wrong, an incident a row, by its last record. */
    public static final Listing<Incident> LAST_RECORDS = Fields.<Incident>always()
            .exact("incident_id", "INCIDENT", Incident::id)
            .exact("status", "STATUS", incident -> incident.status().text())
            .exact("severity", "SEVERITY", Incident::severity)
            .text("failure_mode", "FAILURE MODE", Incident::failureMode)
            .number("mttr_seconds", "SECONDS", Incident::mttrSeconds)
            .exact("detected_at", "DETECTED", Incident::detectedAt)
            .exact("resolved_at", "RESOLVED", Incident::resolvedAt)
            .text("playbook_name", "PLAYBOOK", Incident::playbookName)
            .exact("task_id", "TASK", Incident::taskId);

    /** Where incidents and the registry do not agree. */
    public static final Listing<Difference> DIFFERENCES = Fields.<Difference>always()
            .exact("kind", "DIFFERENCE", difference -> difference.kind().text())
            .exact("incident_id", "INCIDENT", Difference::incidentId)
            .exact("incident_status", "IS", Difference::incidentStatus)
            .exact("task_id", "TASK", Difference::taskId)
            .exact("task_status", "IS", Difference::taskStatus);

    private IncidentRows() {}
}
