package taskmgmt.view;

import taskmgmt.incident.Incident;
import taskmgmt.incident.Reconciliation.Difference;

/** Lists of incidents. */
public final class IncidentRows {
    /** One row for each incident, as of its last record. */
    public static final Listing<Incident> LAST_RECORDS = FieldList.<Incident>always()
            .exact("incident_id", "INCIDENT", Incident::id).key()
            .state("status", "STATUS", incident -> incident.status().text()).key()
            .state("severity", "SEVERITY", Incident::severity)
            .text("failure_mode", "FAILURE MODE", Incident::failureMode)
            .number("mttr_seconds", "SECONDS", Incident::mttrSeconds).minor()
            .age("detected_at", "DETECTED", Incident::detectedAt).key()
            .text("title", "TITLE", incident -> incident.metadata().get("title")).minor()
            .age("resolved_at", "RESOLVED", Incident::resolvedAt).minor()
            .text("playbook_name", "PLAYBOOK", Incident::playbookName).minor()
            .exact("task_id", "TASK", Incident::taskId).minor();

    /** Where the incidents and the registry disagree. */
    public static final Listing<Difference> DIFFERENCES = FieldList.<Difference>always()
            .exact("kind", "DIFFERENCE", difference -> difference.kind().text())
            .exact("incident_id", "INCIDENT", Difference::incidentId)
            .exact("incident_status", "IS", Difference::incidentStatus)
            .exact("task_id", "TASK", Difference::taskId)
            .exact("task_status", "IS", Difference::taskStatus);

    private IncidentRows() {}
}
