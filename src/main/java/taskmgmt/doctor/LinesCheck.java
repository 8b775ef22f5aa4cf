package taskmgmt.doctor;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Witness;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.repair.Fix;

/**
 * Whether every line holds a record. A line that was already damaged when it was vouched for stays: blanking it would break a valid
 * witness.
 */
final class LinesCheck implements Check {
    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String sound(DirectoryView patient) {
        return "every line holds a record";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        for (DamagedLines.Line line : patient.damagedLines().lines()) {
            findings.accept(finding(patient, line).at(line.offset(), patient.lineOf(line.log(), line.offset())));
        }
        for (Map.Entry<String, Long> count : patient.damagedLines().count().entrySet()) {
            if (count.getValue() > DamagedLines.MOST) {
                findings.accept(Diagnosis.problem(name(), "more_damaged_lines", count.getKey(), "besides these, "
                        + (count.getValue() - DamagedLines.MOST) + " more lines hold no record", "repeat --fix until none is left"));
            }
        }
    }

    private Diagnosis finding(DirectoryView patient, DamagedLines.Line line) throws IOException {
        Witness witness = patient.notes().witness(line.log(), line.offset());
        if (witness == null && patient.condition().adopts()) {
            return Diagnosis.note(name(), "line_not_ours", line.log(), "no record: " + line.reason()
                    + "; it stood here before task-mgmt wrote to the log, and is passed over");
        }
        if (witness != null && holds(patient, witness)) {
            return Diagnosis.note(name(), "line_as_it_was", line.log(), "no record: " + line.reason()
                    + "; it is as it was when it was first vouched for, and is passed over");
        }
        if (line.isJson()) {
            return Diagnosis.warning(name(), "line_unknown", line.log(), "no record that this version knows: " + line.reason()
                    + "; it is passed over", "find out what wrote it");
        }
        if (patient.lacksSegments(line.log())) {
            return Diagnosis.problem(name(), "line_damaged", line.log(), "no record: " + line.reason(), "put the right file back in "
                    + LogFiles.SEGMENTS);
        }
        if (patient.isSealed(line.log(), line.offset())) {
            return Diagnosis.problem(name(), "line_damaged", line.log(), "no record: " + line.reason() + "; it is in a segment, "
                    + "which is never written to", "put the right file back in " + LogFiles.SEGMENTS + "; without one, --fix "
                    + "--accept-loss puts the loss on record");
        }
        Fix restoration = restoration(patient, line, witness);
        return restoration != null
                ? Diagnosis.problem(name(), "line_damaged", line.log(), "no record: " + line.reason() + "; one byte of it was "
                        + "changed, and the audit log tells which", "--fix puts that byte right").treatedBy(restoration)
                : Diagnosis.problem(name(), "line_damaged", line.log(), "no record: " + line.reason() + "; "
                        + (witness == null ? "nothing vouches for it" : "what it was is lost, and its witness fails for ever"),
                        "put the right file back; or --fix keeps a copy in quarantine and blanks the line, which mends no witness")
                        .treatedBy(new Fix.TakeOut(line.log(), line.offset(), line.length()));
    }

    private static @Nullable Fix restoration(DirectoryView patient, DamagedLines.Line line, @Nullable Witness witness)
            throws IOException {
        return witness == null ? null : Restoration.ofLine(patient, line.log(), witness);
    }

    private static boolean holds(DirectoryView patient, Witness witness) throws IOException {
        byte[] end = patient.read(witness.file(), witness.end() - 1, 1);
        return end.length == 1 && end[0] == '\n'
                && Ranges.sha256(patient, witness.file(), witness.offset(), witness.length()).equals(witness.sha256());
    }
}
