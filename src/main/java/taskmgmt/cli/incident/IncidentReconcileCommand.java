package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.incident.Reconciliation;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.RowWriter;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.IncidentAgreement;

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
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        IncidentAgreement agreement = IncidentAgreement.of(reader);
        List<Reconciliation.Difference> differences = agreement.differences();
        RowWriter rows = output.rows(COLUMNS, session);
        for (Reconciliation.Difference difference : differences) {
            rows.row(difference.kind().text(), difference.incidentId(), difference.incidentStatus(), difference.taskId(),
                    difference.taskStatus());
        }
        rows.finish();
        session.err().println(Program.NAME + ": " + Human.count(agreement.incidents().size(), "incident", "incidents") + ", "
                + Human.count(differences.size(), "difference", "differences"));
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
}
