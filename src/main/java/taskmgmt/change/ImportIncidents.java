package taskmgmt.change;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.imports.incident.ForeignIncident;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.IncidentTask;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;

/** Imports incidents of another system and their tasks, unless the log already has them. Not thread-safe. */
public final class ImportIncidents {
    private final TaskLog log;

    public ImportIncidents(TaskLog log) {
        this.log = log;
    }

    /**
     * The outcome for some incidents.
     *
     * @param added   number of incidents that the log did not have
     * @param records number of records written, including those for known incidents that have changed state
     */
    public record Result(long added, long records) {}

    /**
     * Records them in one change, each with the times given by its source.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result record(List<ForeignIncident> incidents) throws IOException {
        List<Incident> written = log.append(new Decision(incidents)).incidents();
        long added = written.stream().filter(record -> record.status() == IncidentStatus.DETECTED).count();
        return new Result(added, written.size());
    }

    private static final class Decision implements Change {
        private final List<ForeignIncident> incidents;

        Decision(List<ForeignIncident> incidents) {
            this.incidents = incidents;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Map<String, Incident> there = new LinkedHashMap<>(now.incidents());
            List<Incident> records = new ArrayList<>();
            List<TaskEvent> events = new ArrayList<>();
            for (ForeignIncident incident : incidents) {
                for (Incident record : incident.records(there.get(incident.id()))) {
                    records.add(record);
                    there.put(record.id(), record);
                    TaskEvent event = IncidentTask.eventFor(record, incident.at(record), now.actor());
                    if (event != null) {
                        events.add(event);
                    }
                }
            }
            return new ChangeSet(records, events);
        }
    }
}
