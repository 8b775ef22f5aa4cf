package taskmgmt.change;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Reconciliation;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.survey.IncidentAgreement;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;

/**
 * Changes the state of an incident: writes its new record and the matching event of its task in one change. Not thread-safe.
 *
 * <p>The record comes first. An incident from an older log has no task: its record is written alone, because a task registered
 * only now would have a false creation time and duration. The same applies if the task was ended or removed by other means; the
 * result says so.
 */
public final class ChangeIncident {
    private final TaskLog log;

    public ChangeIncident(TaskLog log) {
        this.log = log;
    }

    /**
     * The outcome for the incident.
     *
     * @param withoutTask why its task could not be changed too; null if it was, or need not be
     */
    public record Result(Incident incident, @Nullable String withoutTask) {}

    /**
     * Records the change.
     *
     * @param idOrPrefix the incident's id, or a unique prefix of it
     * @param at when it happened, for the record and the task; null for now
     * @throws InvalidValueException if that has not come yet or is before the detection; the field is {@code at}
     * @throws RefusedException if there is no such incident, it has ended, or the policy forbids the change; nothing is
     *     written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result apply(String idOrPrefix, MoveIncident request, PointInTime.@Nullable When at) throws IOException {
        Decision decision = new Decision(idOrPrefix, request, at);
        Incident written = log.append(decision).incidents().getFirst();
        return new Result(written, decision.withoutTask);
    }

    /**
     * Adds to the registry what is missing according to the incidents, with their times, as {@code doctor --fix} would. Returns the
     * differences that were removed; any others stay.
     *
     * @throws RefusedException if the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public List<Reconciliation.Difference> reconcile() throws IOException {
        log.require(Actions.FIX, ProtectedResource.log("registry"));
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

    private static final class Decision implements Change {
        private final String idOrPrefix;
        private final MoveIncident request;
        private final PointInTime.@Nullable When said;
        private @Nullable String withoutTask;

        Decision(String idOrPrefix, MoveIncident request, PointInTime.@Nullable When said) {
            this.idOrPrefix = idOrPrefix;
            this.request = request;
            this.said = said;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            withoutTask = null;
            Incident incident = now.resolveIncident(idOrPrefix);
            Instant at = moment(incident, now.now());
            Incident changed = request.applied(incident, at);
            String taskId = IncidentTask.idFor(changed);
            TaskEvent event = changed.taskId() == null && now.task(taskId) == null ? null
                    : IncidentTask.eventFor(changed, taskId, at, now.actor());
            if (event == null || hasBegun(changed, now.task(event.taskId()))) {
                return ChangeSet.of(changed);
            }
            try {
                now.check(event);
                return ChangeSet.of(changed, event);
            } catch (RefusedException refused) {
                withoutTask = refused.getMessage();
                return ChangeSet.of(changed);
            }
        }

        private Instant moment(Incident incident, Instant now) {
            if (said == null) {
                return now;
            }
            Instant at = OpenIncident.passed(said, now, "at");
            if (at.isBefore(incident.detectedAt())) {
                throw new InvalidValueException("at", Rfc3339.format(at) + " is before the detection at " + Rfc3339.format(incident.detectedAt()));
            }
            return at;
        }

        /** Whether everything that the change means for the task has already happened: its work has begun. */
        private static boolean hasBegun(Incident changed, @Nullable Task task) {
            return changed.status() == IncidentStatus.REMEDIATING && task != null && task.status() == Status.ACTIVE;
        }
    }
}
