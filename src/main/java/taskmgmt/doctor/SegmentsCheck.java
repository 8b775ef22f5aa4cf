package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.LockOwner;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.journal.segment.SegmentSurvey;
import taskmgmt.store.repair.Fix;

/**
 * Whether all segments exist and match their names. A segment that is wrong can only be replaced by the right file; if it is
 * readable, nothing else is done to it. A replacement for a lost segment has to be requested explicitly.
 */
final class SegmentsCheck implements Check {
    private static final List<String> LOGS = List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT);
    private static final String PUT_BACK = "put the right file back: nothing but a copy has these bytes";
    private static final String OR_FILL = "; or --fix --accept-loss puts blank lines in its place, and that on record";
    private static final String OR_REBUILD = "; or --fix --accept-loss moves it into quarantine, and puts in its place what can be "
            + "read of it and blank lines for the rest, and that on record";

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public String sound(DirectoryView patient) throws IOException {
        long segments = 0;
        for (String log : LOGS) {
            segments += LogPart.of(patient.path(log)).stream().filter(part -> part.state() != LogPart.State.ACTIVE).count();
        }
        return segments == 0 ? "no log was ever rotated"
                : segments + (segments == 1 ? " segment is" : " segments are") + " whole, and none is missing";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        boolean compressing = LockOwner.pid(patient.path(LogFiles.COMPRESSION_LOCK)).isPresent();
        Set<Path> damaged = new HashSet<>();
        for (SegmentSurvey.Item item : SegmentSurvey.of(patient.directory(), LOGS.stream().map(patient::path).toList())) {
            if (item.condition() == SegmentSurvey.Condition.DAMAGED || item.condition() == SegmentSurvey.Condition.ALTERED) {
                damaged.add(item.file());
                findings.accept(damaged(patient, item));
            } else {
                findings.accept(finding(patient, item, compressing));
            }
        }
        AuditNotes notes = notes(patient);
        for (String log : LOGS) {
            parts(patient, log, damaged, notes, findings);
        }
    }

    /** Null if the audit log cannot be read to its end; checks that need more of it report that. */
    private static @Nullable AuditNotes notes(DirectoryView patient) throws IOException {
        try {
            return patient.notes();
        } catch (LogDamagedException toldByOthers) {
            return null;
        }
    }

    private void parts(DirectoryView patient, String log, Set<Path> damaged, @Nullable AuditNotes notes,
            Consumer<Diagnosis> findings) throws IOException {
        try {
            List<LogPart> parts = LogPart.of(patient.path(log));
            for (LogPart part : parts) {
                if (part.state() == LogPart.State.MISSING) {
                    missing(log, part, notes, findings);
                } else if (part.flaw() != null && !damaged.contains(part.file())) {
                    findings.accept(Diagnosis.problem(name(), "segment_wrong_size", file(patient, part.file()), part.flaw()
                            + ": another program has changed it", PUT_BACK).at(part.base(), 0));
                } else if (part.state() != LogPart.State.ACTIVE && part.flaw() == null && notes != null && !isOnRecord(part, notes)) {
                    findings.accept(Diagnosis.note(name(), "rotation_not_on_record", file(patient, part.file()), "its rotation was "
                            + "interrupted before the entry on it, or is another program's; the entries of its lines vouch for them"));
                }
            }
            if (notes != null) {
                gone(patient, log, parts, notes, findings);
            }
        } catch (LogDamagedException e) {
            findings.accept(Diagnosis.problem(name(), "segments_unusable", LogFiles.SEGMENTS, String.valueOf(e.getMessage()),
                    "segments are never written to, so this is for a person to do"));
        }
    }

    private Diagnosis finding(DirectoryView patient, SegmentSurvey.Item item, boolean compressing) {
        String file = file(patient, item.file());
        return switch (item.condition()) {
            case TEMPORARY -> compressing
                    ? Diagnosis.note(name(), "segment_compressing", file, "this copy is being made")
                    : Diagnosis.warning(name(), "segment_temporary", file, "an interrupted compression has left this; no report "
                            + "reads it", "--fix moves it into quarantine").treatedBy(new Fix.SetAside(item.file()));
            case TWIN -> Diagnosis.note(name(), "segment_twin", file, "the compressed copy beside it is the same: its compression "
                    + "was interrupted, and the next logs rotate ends it");
            case TWIN_DIFFERS -> Diagnosis.problem(name(), "segment_twins_differ", file, "the compressed file beside it holds other "
                    + "bytes; this one counts", "find out which is right, as by audit verify, and move the other one away");
            case DAMAGED, ALTERED -> throw new IllegalArgumentException("told of on its own");
            case FOREIGN -> Diagnosis.note(name(), "segment_foreign", file, "this is no part of a log; no report reads it");
        };
    }

    private Diagnosis damaged(DirectoryView patient, SegmentSurvey.Item item) throws IOException {
        boolean altered = item.condition() == SegmentSurvey.Condition.ALTERED;
        Diagnosis finding = Diagnosis.problem(name(), altered ? "segment_altered" : "segment_damaged", file(patient, item.file()),
                "it " + item.reason() + (altered ? "; its lines can be read" : "; what is in it cannot be read"), PUT_BACK);
        for (String log : LOGS) {
            for (LogPart part : parts(patient, log)) {
                if (part.file().equals(item.file())) {
                    return finding.or(OR_REBUILD).treatedBy(new Fix.RebuildSegment(log, part.file(), part.length()));
                }
                if (item.file().equals(Path.of(part.file() + ".gz")) && part.flaw() == null) {
                    return finding.or("; or --fix moves it into quarantine: the plain file beside it counts, and is whole")
                            .treatedBy(new Fix.SetAside(item.file()));
                }
            }
        }
        return finding; // segments contradict each other, which is reported
    }

    /** None if they contradict each other, which {@link #look} reports. */
    private static List<LogPart> parts(DirectoryView patient, String log) throws IOException {
        try {
            return LogPart.of(patient.path(log));
        } catch (LogDamagedException toldWithTheOthers) {
            return List.of();
        }
    }

    /**
     * Reports what is missing between other segments, file by file if the audit log says which files they were, so that the right
     * file can take its place again if it turns up later.
     *
     * @param notes null if the audit log cannot be read yet
     */
    private void missing(String log, LogPart part, @Nullable AuditNotes notes, Consumer<Diagnosis> findings) {
        long at = part.base();
        List<AuditNotes.Rotated> rotations = notes == null ? List.of() : notes.rotations();
        while (at < part.end()) {
            long from = at;
            long to = rotations.stream().filter(rotated -> rotated.isWithin(log, from, part.end()))
                    .mapToLong(rotated -> rotated.base() > from ? rotated.base() : rotated.end()).min().orElse(part.end());
            Diagnosis finding = Diagnosis.problem(name(), "segment_missing", LogFiles.SEGMENTS, "no file has the " + (to - from)
                    + " bytes of " + log + " from byte " + from + " on; nothing is written to it until they are back", PUT_BACK).at(from, 0);
            findings.accept(notes == null ? finding : finding.or(OR_FILL).treatedBy(new Fix.FillSegment(log, from, to)));
            at = to;
        }
    }

    /** If no segments follow, only the audit log knows of the last segments, because all offsets have shifted. */
    private void gone(DirectoryView patient, String log, List<LogPart> parts, AuditNotes notes,
            Consumer<Diagnosis> findings) throws IOException {
        for (AuditNotes.Rotated rotated : notes.rotations()) {
            if (rotated.log().equals(log) && parts.stream().noneMatch(part -> part.state() != LogPart.State.ACTIVE
                    && rotated.base() >= part.base() && rotated.base() < part.end())) {
                String file = LogFiles.SEGMENTS + "/" + rotated.file();
                String meaning = "bytes " + rotated.base() + " to " + rotated.end() + " of " + log
                        + " were put into this file, and neither it nor a compressed one is there";
                findings.accept(goesOnWithout(patient, rotated, notes) ? Diagnosis.warning(name(), "segment_missing", file, meaning + "; a loss in that log was accepted", "")
                        : Diagnosis.problem(name(), "segment_missing", file, meaning, PUT_BACK).or(OR_FILL)
                                .treatedBy(new Fix.FillSegment(log, rotated.base(), rotated.end())));
            }
        }
    }

    /**
     * Whether the active file was made to continue at the start of the segment when a loss was accepted: other lines are there now,
     * and nothing may be put before them any more.
     */
    private static boolean goesOnWithout(DirectoryView patient, AuditNotes.Rotated rotated, AuditNotes notes) throws IOException {
        if (rotated.log().equals(LogFiles.AUDIT)) {
            return notes.recorded().stream().anyMatch(range -> range.file().isEmpty() && range.covers(rotated.log(), rotated.base()));
        }
        return patient.condition().logs().stream().noneMatch(log -> log.name().equals(rotated.log()) && log.isShortened());
    }

    private static boolean isOnRecord(LogPart part, AuditNotes notes) {
        return notes.rotations().stream().anyMatch(rotated -> rotated.file().equals(plainName(part)))
                || notes.recorded().stream().anyMatch(range -> part.file().endsWith(range.file()));
    }

    private static String plainName(LogPart part) {
        String name = String.valueOf(part.file().getFileName());
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static String file(DirectoryView patient, Path file) {
        return patient.directory().relativize(file).toString();
    }
}
