package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LockOwner;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogPart;
import taskmgmt.journal.SegmentSurvey;
import taskmgmt.store.Treatment;

/**
 * Whether the segments are all there, and as their names say. Nothing is ever done to one: it holds records, and what is
 * wrong with it only the right file can mend.
 */
final class SegmentsCheck implements Check {
    private static final List<String> LOGS = List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT);
    private static final String PUT_BACK = "put the right file back: nothing but a copy has these bytes";

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public String sound(Patient patient) throws IOException {
        long segments = 0;
        for (String log : LOGS) {
            segments += LogPart.of(patient.path(log)).stream().filter(part -> part.state() != LogPart.State.ACTIVE).count();
        }
        return segments == 0 ? "no log was ever rotated"
                : segments + (segments == 1 ? " segment is" : " segments are") + " whole, and none is missing";
    }

    @Override
    public void look(Patient patient, Consumer<Finding> findings) throws IOException {
        boolean compressing = LockOwner.pid(patient.path(LogFiles.COMPRESSION_LOCK)).isPresent();
        Set<Path> damaged = new HashSet<>();
        for (SegmentSurvey.Item item : SegmentSurvey.of(patient.directory(), LOGS.stream().map(patient::path).toList())) {
            findings.accept(finding(patient, item, compressing));
            if (item.condition() == SegmentSurvey.Condition.DAMAGED) {
                damaged.add(item.file());
            }
        }
        AuditNotes notes = notes(patient);
        for (String log : LOGS) {
            parts(patient, log, damaged, notes, findings);
        }
    }

    /** Null where the audit log cannot be read through: who asks it for more than this says so. */
    private static @Nullable AuditNotes notes(Patient patient) throws IOException {
        try {
            return patient.notes();
        } catch (LogDamagedException toldByOthers) {
            return null;
        }
    }

    private void parts(Patient patient, String log, Set<Path> damaged, @Nullable AuditNotes notes,
            Consumer<Finding> findings) throws IOException {
        try {
            List<LogPart> parts = LogPart.of(patient.path(log));
            for (LogPart part : parts) {
                if (part.state() == LogPart.State.MISSING) {
                    findings.accept(Finding.problem(name(), "segment_missing", LogFiles.SEGMENTS, "no file has the " + part.length()
                            + " bytes of " + log + " from byte " + part.base() + " on; nothing is written to it until they are back", PUT_BACK)
                            .at(part.base(), 0));
                } else if (part.flaw() != null && !damaged.contains(part.file())) {
                    findings.accept(Finding.problem(name(), "segment_wrong_size", file(patient, part.file()), part.flaw()
                            + ": another program has changed it", PUT_BACK).at(part.base(), 0));
                } else if (part.state() != LogPart.State.ACTIVE && part.flaw() == null && notes != null
                        && notes.rotations().stream().noneMatch(rotated -> rotated.file().equals(plainName(part)))) {
                    findings.accept(Finding.note(name(), "rotation_not_on_record", file(patient, part.file()), "its rotation was "
                            + "interrupted before the entry on it, or is another program's; the entries of its lines vouch for them"));
                }
            }
            if (notes != null) {
                gone(log, parts, notes, findings);
            }
        } catch (LogDamagedException e) {
            findings.accept(Finding.problem(name(), "segments_unusable", LogFiles.SEGMENTS, String.valueOf(e.getMessage()),
                    "segments are never written to, so this is for a person to do"));
        }
    }

    private Finding finding(Patient patient, SegmentSurvey.Item item, boolean compressing) {
        String file = file(patient, item.file());
        return switch (item.condition()) {
            case TEMPORARY -> compressing
                    ? Finding.note(name(), "segment_compressing", file, "this copy is being made")
                    : Finding.warning(name(), "segment_temporary", file, "an interrupted compression has left this; no report "
                            + "reads it", "--fix moves it into quarantine").treatedBy(new Treatment.SetAside(item.file()));
            case TWIN -> Finding.note(name(), "segment_twin", file, "the compressed copy beside it is the same: its compression "
                    + "was interrupted, and the next logs rotate ends it");
            case TWIN_DIFFERS -> Finding.problem(name(), "segment_twins_differ", file, "the compressed file beside it holds other "
                    + "bytes; this one counts", "find out which is right, as by audit verify, and move the other one away");
            case DAMAGED -> Finding.problem(name(), "segment_damaged", file, "it " + item.reason()
                    + "; what is in it cannot be read", PUT_BACK);
            case FOREIGN -> Finding.note(name(), "segment_foreign", file, "this is no part of a log; no report reads it");
        };
    }

    /** Without the segments behind them nothing but the audit log tells of the last ones: all offsets are others then. */
    private void gone(String log, List<LogPart> parts, AuditNotes notes, Consumer<Finding> findings) {
        boolean accepted = notes.recorded().stream().anyMatch(range -> range.log().equals(log));
        for (AuditNotes.Rotated rotated : notes.rotations()) {
            if (rotated.log().equals(log) && parts.stream().noneMatch(part -> part.state() != LogPart.State.ACTIVE
                    && rotated.base() >= part.base() && rotated.base() < part.end())) {
                String file = LogFiles.SEGMENTS + "/" + rotated.file();
                String meaning = "bytes " + rotated.base() + " to " + rotated.end() + " of " + log
                        + " were put into this file, and neither it nor a compressed one is there";
                findings.accept(accepted ? Finding.warning(name(), "segment_missing", file, meaning + "; a loss in that log was accepted", "")
                        : Finding.problem(name(), "segment_missing", file, meaning, PUT_BACK));
            }
        }
    }

    private static String plainName(LogPart part) {
        String name = String.valueOf(part.file().getFileName());
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static String file(Patient patient, Path file) {
        return patient.directory().relativize(file).toString();
    }
}
