package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.List;
import taskmgmt.change.ChangeIncident;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.incident.Reconciliation;
import taskmgmt.render.Human;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.IncidentAgreement;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.IncidentRows;

/** Reports where the incidents and the registry disagree. */
final class IncidentReconcileCommand extends Command {
    private final Flag fix = flag("--fix").text("register the tasks and ends that are missing, with the times of the incidents");
    private final LogOptions log = uses(new LogOptions());
    private final ListOptions output = uses(new ListOptions("differences", IncidentRows.DIFFERENCES,
            "by incident"));

    IncidentReconcileCommand() {
        super("incident reconcile", "report differences between the incident log and the registry");
        details("Every incident has a task in the registry that stands where the incident stands. Incidents of older logs name "
                + "none: their task has the incident's id. Nothing is written without --fix.");
        examples("task-mgmt incident reconcile", "task-mgmt incident reconcile --fix", "task-mgmt incident reconcile --json | jq length");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (fix.isSet()) {
            fix(session);
        }
        LogReader reader = log.reader(session);
        IncidentAgreement agreement = IncidentAgreement.of(reader);
        List<Reconciliation.Difference> differences = agreement.differences();
        output.explained();
        output.list(IncidentRows.DIFFERENCES, differences, session);
        session.err().println(Program.NAME + ": " + Human.count(agreement.incidents().size(), "incident", "incidents") + ", "
                + Human.count(differences.size(), "difference", "differences"));
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private void fix(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            int fixed = new ChangeIncident(writer).reconcile().size();
            session.err().println(Program.NAME + ": " + Human.count(fixed, "difference", "differences") + " fixed");
        }
    }
}
