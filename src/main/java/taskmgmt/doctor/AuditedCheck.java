package taskmgmt.doctor;

import java.io.IOException;
import java.util.function.Consumer;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.repair.Fix;
import taskmgmt.store.survey.LogCondition;

/** Whether every line of the registry and of the incidents has its audit entry. */
final class AuditedCheck implements Check {
    @Override
    public String name() {
        return "audited";
    }

    @Override
    public String sound(DirectoryView patient) {
        return "every line has its audit entry";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        LogCondition condition = patient.condition();
        for (LogCondition.Log log : condition.logs()) {
            if (log.name().equals(LogFiles.AUDIT) || log.unvouched() == 0) {
                continue;
            }
            if (condition.adopts()) {
                findings.accept(Diagnosis.note(name(), "not_adopted", log.name(), "task-mgmt has never written here: its first "
                        + "change vouches for the " + log.bytes() + " bytes as they are then"));
            } else {
                findings.accept(Diagnosis.warning(name(), "unaudited_lines", log.name(), log.unvouched() + (log.unvouched() == 1 ? " line has" : " lines have")
                        + " no audit entry yet: an interrupted command or another program has written them",
                        "--fix does now what the next command that writes does: adds the entries, marked as back-filled")
                        .at(log.vouchedEnd(), patient.lineOf(log.name(), log.vouchedEnd())).treatedBy(new Fix.Recover()));
            }
        }
    }
}
