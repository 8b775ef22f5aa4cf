package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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
        return segments == 0 ? "no log was ever rotated" : segments + " segments are whole, and none is missing";
    }

    @Override
    public void look(Patient patient, Consumer<Finding> findings) throws IOException {
        for (String log : LOGS) {
            parts(patient, log, findings);
        }
        boolean compressing = LockOwner.pid(patient.path(LogFiles.COMPRESSION_LOCK)).isPresent();
        for (SegmentSurvey.Item item : SegmentSurvey.of(patient.directory(), LOGS.stream().map(patient::path).toList())) {
            findings.accept(finding(patient, item, compressing));
        }
    }

    private void parts(Patient patient, String log, Consumer<Finding> findings) throws IOException {
        try {
            for (LogPart part : LogPart.of(patient.path(log))) {
                if (part.state() == LogPart.State.MISSING) {
                    findings.accept(Finding.problem(name(), "segment_missing", LogFiles.SEGMENTS, "no file has the " + part.length()
                            + " bytes of " + log + " from byte " + part.base() + " on; nothing is written until it is back", PUT_BACK)
                            .at(part.base(), 0));
                } else if (part.flaw() != null) {
                    findings.accept(Finding.problem(name(), "segment_wrong_size", file(patient, part.file()), part.flaw()
                            + ": another program has changed it", PUT_BACK).at(part.base(), 0));
                } else if (part.state() != LogPart.State.ACTIVE && !patient.notes().rotations().contains(plainName(part))) {
                    findings.accept(Finding.note(name(), "rotation_not_on_record", file(patient, part.file()), "its rotation was "
                            + "interrupted before the entry on it, or is another program's; the entries of its lines vouch for them"));
                }
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
            case DAMAGED -> Finding.problem(name(), "segment_damaged", file, item.reason(), PUT_BACK);
            case FOREIGN -> Finding.note(name(), "segment_foreign", file, "this is no part of a log; no report reads it");
        };
    }

    private static String plainName(LogPart part) {
        String name = String.valueOf(part.file().getFileName());
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static String file(Patient patient, Path file) {
        return patient.directory().relativize(file).toString();
    }
}
