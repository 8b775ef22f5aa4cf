package taskmgmt.doctor;

import java.io.IOException;
import java.util.function.Consumer;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.repair.Damage;
import taskmgmt.store.repair.Fix;
import taskmgmt.store.survey.LogCondition;

/** Whether the logs end in complete lines, at or after their previously known end: otherwise the next writer repairs or refuses. */
final class TailCheck implements Check {
    private static final String REPAIRS = "--fix does now what the next command that writes does: ";

    @Override
    public String name() {
        return "tails";
    }

    @Override
    public String sound(DirectoryView patient) {
        return "every log ends in a whole line, and none was shortened";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        for (LogCondition.Log log : patient.condition().logs()) {
            if (log.isShortened()) {
                findings.accept(Diagnosis.problem(name(), "log_shortened", log.name(), "the log has " + log.bytes()
                        + " bytes, but the audit log vouches for " + log.vouchedEnd() + ": another program has shortened or replaced "
                        + "it, and nothing is written until that is repaired", "put the right file back; or --fix --accept-loss "
                        + "records what is missing, and continues after it").at(log.bytes(), 0)
                        .treatedBy(new Fix.AcceptLoss(log.name())));
            }
            for (Damage damage : log.damages()) {
                findings.accept(finding(log, damage).at(damage.offset(), patient.lineOf(log.name(), damage.offset())));
            }
        }
        bus(patient, findings);
    }

    private Diagnosis finding(LogCondition.Log log, Damage damage) {
        String name = log.name();
        return switch (damage) {
            case Damage.Unterminated _ -> Diagnosis.warning(name(), "tail_unterminated", name,
                    "the last line lacks its line end: its writer was interrupted", REPAIRS + "ends it")
                    .treatedBy(new Fix.Recover());
            case Damage.Torn(long _, long length) -> Diagnosis.warning(name(), "tail_torn", name, "the last " + length
                    + " bytes are the beginning of a record whose writer was interrupted; it was never acknowledged",
                    REPAIRS + "keeps a copy in quarantine and blanks them").treatedBy(new Fix.Recover());
            case Damage.Hole(long _, long length) -> Diagnosis.warning(name(), "tail_zeros", name, length
                    + " bytes never reached the disk, as after a power cut",
                    REPAIRS + "keeps a copy in quarantine and blanks them").treatedBy(new Fix.Recover());
            case Damage.Foreign foreign when foreign.offset() < log.vouchedEnd() -> Diagnosis.problem(name(), "line_end_gone", name,
                    "a line ended here before and no longer does: the file was changed or replaced, and nothing is written "
                            + "after that", "put the right file back; or --fix --accept-loss puts it on record and goes on")
                    .treatedBy(new Fix.AcceptLoss(name));
            case Damage.Foreign(long offset, long length, String reason) -> Diagnosis.problem(name(), "tail_foreign", name,
                    length + " bytes that task-mgmt has not written: " + reason + "; nothing is written after them",
                    "--fix keeps a copy in quarantine and blanks them").treatedBy(new Fix.TakeOut(name, offset, length));
        };
    }

    private void bus(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        long from = Math.min(patient.condition().busEnd(), LineScanner.size(patient.path(LogFiles.EVENTS)));
        long unterminated = LineScanner.scan(patient.path(LogFiles.EVENTS), from, Long.MAX_VALUE, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                // Checked when it is ingested.
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                // The same.
            }
        }).tailLength();
        if (unterminated > 0) {
            findings.accept(Diagnosis.note(name(), "bus_unterminated", LogFiles.EVENTS, "the last " + unterminated
                    + " bytes of the bus have no line end yet: they wait until their writer or the next one ends the line"));
        }
    }
}
