package taskmgmt.doctor;

import java.io.IOException;
import java.util.function.Consumer;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.store.repair.Fix;

/** Whether the bus continues where it was last read. */
final class BusCheck implements Check {
    @Override
    public String name() {
        return "bus";
    }

    @Override
    public String sound(DirectoryView patient) {
        return "everything is in the registry";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        long size = LineScanner.size(patient.path(LogFiles.EVENTS));
        long drained = patient.condition().busEnd();
        if (size < drained) {
            findings.accept(Diagnosis.warning(name(), "bus_shortened", LogFiles.EVENTS, "the bus has " + size + " bytes, but "
                    + drained + " were ingested: it was shortened or replaced", "--fix reads it from its beginning, as the next "
                    + "command that writes does").at(size, 0).treatedBy(new Fix.ResetBus()));
        } else if (drained > 0 && patient.read(LogFiles.EVENTS, drained - 1, 1)[0] != '\n') {
            findings.accept(Diagnosis.problem(name(), "bus_replaced", LogFiles.EVENTS, "what was ingested ended at byte " + drained
                    + ", where now no line ends: the bus was replaced, and what stands before that would be passed over",
                    "--fix reads it from its beginning; an event that may not follow is refused then").at(drained, 0)
                    .treatedBy(new Fix.ResetBus()));
        } else if (size > drained) {
            findings.accept(Diagnosis.note(name(), "bus_waiting", LogFiles.EVENTS, (size - drained) + " bytes wait to be ingested "
                    + "by the next command that writes; reports read them already").at(drained, 0));
        }
        long late = patient.condition().busLate();
        if (late > 0) {
            findings.accept(Diagnosis.note(name(), "bus_late", LogFiles.BUS, late + " bytes came to files that were rotated away, from "
                    + "programs that have them open, and wait to be ingested by the next command that writes; reports read them already"));
        }
        long refused = patient.notes().refusedLines();
        if (refused > 0) {
            findings.accept(Diagnosis.note(name(), "bus_lines_refused", LogFiles.EVENTS, refused + " lines were refused and stand "
                    + "in the bus; task-mgmt audit list --action " + AuditTerms.BUS_LINE_REFUSED + " says why"));
        }
    }
}
