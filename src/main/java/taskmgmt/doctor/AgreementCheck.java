package taskmgmt.doctor;

import java.io.IOException;
import java.util.function.Consumer;
import taskmgmt.incident.Reconciliation;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.repair.Fix;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.IncidentAgreement;

/** Whether the incidents and the registry agree with each other. */
final class AgreementCheck implements Check {
    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public String sound(DirectoryView patient) {
        return "incidents and registry agree";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        for (Reconciliation.Difference difference : IncidentAgreement.of(LogReader.at(patient.directory())).differencesOfNamedTasks()) {
            String meaning = switch (difference.kind()) {
                case MISSING_TASK -> "incident " + difference.incidentId() + " is " + difference.incidentStatus()
                        + ", but its task " + difference.taskId() + " is not in the registry";
                case STATUS_DIFFERS -> "incident " + difference.incidentId() + " is " + difference.incidentStatus()
                        + ", but its task " + difference.taskId() + " is " + difference.taskStatus();
                case MISSING_INCIDENT -> "task " + difference.taskId() + " represents incident " + difference.incidentId()
                        + ", which is not in the incident log";
            };
            findings.accept(IncidentAgreement.canBeMade(difference)
                    ? Diagnosis.problem(name(), difference.kind().text(), LogFiles.INCIDENTS, meaning,
                            "--fix appends the missing events to the registry").treatedBy(new Fix.Agree())
                    : Diagnosis.warning(name(), difference.kind().text(), LogFiles.INCIDENTS, meaning,
                            "find out which of the two is right: what has ended never changes"));
        }
    }
}
