package taskmgmt.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Reconciliation;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.RowWriter;
import taskmgmt.store.EventSink;
import taskmgmt.store.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/** Says where the incidents and the registry do not agree. */
final class IncidentReconcileCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.exact("kind", "DIFFERENCE"),
            Column.exact("incident_id", "INCIDENT"), Column.exact("incident_status", "IS"),
            Column.exact("task_id", "TASK"), Column.exact("task_status", "IS"));

    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentReconcileCommand() {
        super("incident reconcile", "say where the incidents and the registry do not agree");
        details("Every incident has a task in the registry that stands where the incident stands; incidents of older logs "
                + "have none. Nothing is written.");
        examples("task-mgmt incident reconcile", "task-mgmt incident reconcile --json | jq length");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Collection<Incident> incidents = reader.incidents().values();
        List<Reconciliation.Difference> differences = Reconciliation.of(incidents, healingTasks(reader, incidents));
        RowWriter rows = output.rows(COLUMNS, session);
        for (Reconciliation.Difference difference : differences) {
            rows.row(difference.kind().text(), difference.incidentId(), difference.incidentStatus(), difference.taskId(),
                    difference.taskStatus());
        }
        rows.finish();
        session.err().println(CommandTree.PROGRAM + ": " + Human.count(incidents.size(), "incident", "incidents") + ", "
                + Human.count(differences.size(), "difference", "differences"));
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    /** The tasks that incidents name, and those that say they stand for one: few, however many others there are. */
    private static Map<String, Task> healingTasks(LogReader reader, Collection<Incident> incidents) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Incident incident : incidents) {
            if (incident.taskId() != null) {
                ids.add(incident.taskId());
            }
        }
        Map<String, Task> tasks = new LinkedHashMap<>();
        reader.events(new EventSink() {
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

            @Override
            public void damaged(String file, long offset, String reason) {
                // The evidence reports count these; here only whole records can agree or not.
            }
        });
        return tasks;
    }
}
