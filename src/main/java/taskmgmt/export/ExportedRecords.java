package taskmgmt.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.record.IncidentCodec;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** The rows for records taken unchanged from the logs: events, verdicts, incidents, entries of the audit log. */
public final class ExportedRecords {
    /** Nobody creates longer ones on purpose, and no index accepts them. */
    static final int MAX_ID_CHARS = 400;

    private ExportedRecords() {}

    /** The event under an id that the database accepts; null if the id is longer than allowed. */
    public static @Nullable TaskEvent exportable(TaskEvent event) {
        String id = CleanValue.text(event.taskId());
        return id.length() > MAX_ID_CHARS ? null : id.equals(event.taskId()) ? event : new TaskEvent(event.at(), event.type(), id, event.fields());
    }

    /** The incident's id in a form that the database accepts; null if it is longer than allowed. */
    public static @Nullable String exportableId(Incident incident) {
        return incident.id().length() > MAX_ID_CHARS ? null : CleanValue.text(incident.id());
    }

    /**
     * Adds an event, and the verdict if it brought one.
     *
     * @param before its task before the event; null if there was none
     * @param after  its task after the event
     */
    public static void add(TaskEvent event, long offset, @Nullable Task before, @Nullable Task after, TableBatch to) {
        to.row(ExportTables.EVENTS, offset, event.at(), event.type().text(), event.taskId(), event.fields());
        int passes = after == null ? 0 : after.tally().passes() - (before == null ? 0 : before.tally().passes());
        int failures = after == null ? 0 : after.tally().failures() - (before == null ? 0 : before.tally().failures());
        if (passes > 0 || failures > 0) {
            to.row(ExportTables.EVALUATIONS, offset, event.at(), event.taskId(), passes > 0, event.object("verification").get("details"), event.actor());
        }
    }

    /** Adds an incident as of its newest record. */
    public static void add(Incident incident, TableBatch to) {
        Map<String, @Nullable Object> values = IncidentCodec.toMap(incident);
        @Nullable Object[] row = new Object[ExportTables.INCIDENTS.columns().size()];
        for (int i = 0; i < row.length - 1; i++) {
            row[i] = values.get(ExportTables.INCIDENTS.columns().get(i).name());
        }
        row[row.length - 1] = incident.more();
        to.row(ExportTables.INCIDENTS, row);
    }

    /** Adds an entry of the audit log. */
    public static void add(Map<String, @Nullable Object> entry, long offset, TableBatch to) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>(entry);
        to.row(ExportTables.AUDIT, offset, line.get("seq"), line.get("timestamp"), line.get("actor"), line.get("action"), line.get("resource"),
                line.get("decision"), line.get("metadata"), line.get("hash"));
    }
}
