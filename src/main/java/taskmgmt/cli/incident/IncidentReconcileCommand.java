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
import taskmgmt.render.Human;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.IncidentAgreement;
import taskmgmt.view.IncidentRows;

/** Says where the incidents and the registry do not agree. */
final class IncidentReconcileCommand extends Command {
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
        output.list(IncidentRows.DIFFERENCES, differences, session);
        session.err().println(Program.NAME + ": " + Human.count(agreement.incidents().size(), "incident", "incidents") + ", "
                + Human.count(differences.size(), "difference", "differences"));
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
}
