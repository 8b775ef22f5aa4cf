package taskmgmt.change;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.incident.Reconciliation;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.survey.IncidentAgreement;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;

/** Appends the events to the registry after which it agrees with the incidents, where there are such. Not thread-safe. */
public final class ReconcileIncidents {
    private final TaskLog log;

    public ReconcileIncidents(TaskLog log) {
        this.log = log;
    }

    /**
     * What was missing in the registry, with the times that the incidents have, is there then. Returns the differences that were
     * removed; whatever else differs stays as it is.
     *
     * @throws taskmgmt.task.RefusedException where the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
     */
    public List<Reconciliation.Difference> reconcile() throws IOException {
        List<Reconciliation.Difference> removed = new ArrayList<>();
        log.append(now -> {
            removed.clear();
            return new ChangeSet(List.of(), missing(now, removed));
        });
        return removed;
    }

    private List<TaskEvent> missing(Snapshot now, List<Reconciliation.Difference> removed) throws IOException {
        IncidentAgreement agreement = IncidentAgreement.of(LogReader.at(log.directory()));
        List<TaskEvent> events = new ArrayList<>();
        for (Reconciliation.Difference difference : agreement.differences()) {
            List<TaskEvent> missing = agreement.missingEvents(difference, now.actor());
            if (!missing.isEmpty()) {
                events.addAll(missing);
                removed.add(difference);
            }
        }
        return events;
    }
}
