package taskmgmt.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SegmentDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Warnings;
import taskmgmt.store.repair.Fix;
import taskmgmt.store.repair.LogRepair;
import taskmgmt.store.read.LogExtent;

/** Runs all checks on a log directory, and has the findings repaired where possible. */
public final class Doctor {
    /** How often a log that is being written to is examined again. */
    private static final int MAX_LOOKS = 5;
    private static final String CANNOT_LOOK = "cannot_look";
    /** The maximum number of rounds, because one repair may reveal the need for the next. */
    private static final int MAX_ROUNDS = 6;

    private static final List<Check> CHECKS = List.of(new DirectoryCheck(), new LockCheck(), VitalsCheck.disk(), new PolicyCheck(),
            new SegmentsCheck(), new StateCheck(), new TailCheck(), new LinesCheck(), new EvidenceCheck(), new AuditedCheck(), new AgreementCheck(), new BusCheck(),
            new QuarantineCheck(), VitalsCheck.times(), VitalsCheck.clock());

    private final Path directory;
    private final LogSettings settings;
    private final PrivateFiles disk;

    public Doctor(Path directory, LogSettings settings) {
        this(directory, settings, PrivateFiles.SYSTEM);
    }

    /** {@link #Doctor(Path, LogSettings)} on a file system other than the default. */
    public Doctor(Path directory, LogSettings settings, PrivateFiles disk) {
        this.directory = directory;
        this.settings = settings;
        this.disk = disk;
    }

    /** How many lines of a log are records of a later version or of another program: they are skipped, and are not damage. */
    public static long unknownLines(Path directory, String log) throws IOException {
        return DamagedLines.unknown(directory, log);
    }

    /** The signs that somebody has changed the record, apart from recorded losses, one sentence each. */
    public static List<String> changes(Path directory, Instant now) throws IOException {
        List<String> changes = new ArrayList<>();
        new EvidenceCheck().look(new DirectoryView(directory, null, now), finding -> {
            if (finding.severity() == Gravity.PROBLEM) {
                changes.add(finding.meaning());
            }
        });
        return changes;
    }

    /** Examines everything. Writes nothing and takes no lock; if others write in the meantime, it looks again. */
    public Examination examine() throws IOException {
        for (int look = 1;; look++) {
            LogExtent before = LogExtent.of(directory);
            Examination examination = examineOnce();
            if (look == MAX_LOOKS || before.equals(LogExtent.of(directory))) {
                return examination;
            }
        }
    }

    /**
     * Repairs what can be repaired, under the lock, until nothing is left to do.
     *
     * @param acceptsLoss whether to make repairs after which it can no longer be said what was written
     * @return what is left, and the findings that are gone
     */
    public Outcome fix(boolean acceptsLoss, Warnings notices) throws IOException {
        if (Files.isDirectory(directory)) {
            LogRepair.require(directory, settings, notices);
        }
        List<Diagnosis> treated = treat(acceptsLoss, notices);
        Examination after = examine();
        Set<String> left = new LinkedHashSet<>();
        after.findings().forEach(finding -> left.add(place(finding)));
        return new Outcome(treated.stream().filter(finding -> !left.contains(place(finding))).toList(), after);
    }

    /**
     * The outcome of the repairs.
     *
     * @param fixed the earlier findings that are gone
     */
    public record Outcome(List<Diagnosis> fixed, Examination after) {
        public Outcome {
            fixed = List.copyOf(fixed);
        }
    }

    private static String place(Diagnosis finding) {
        return finding.code() + " " + finding.file() + " " + finding.offset() + " " + finding.meaning();
    }

    private List<Diagnosis> treat(boolean acceptsLoss, Warnings notices) throws IOException {
        Set<Fix> done = new LinkedHashSet<>();
        List<Diagnosis> treated = new ArrayList<>();
        List<Diagnosis> first = wanted(examine(), acceptsLoss, done);
        if (first.isEmpty() || !Files.isDirectory(directory)) {
            return treated;
        }
        List<Fix.Restrict> restricted = restrict(first, done, treated);
        try (LogRepair mender = LogRepair.open(directory, settings, notices, disk)) {
            restricted.forEach(mender::restricted);
            if (first.stream().anyMatch(Doctor::isForSegment)) {
                treatSegments(acceptsLoss, mender, done, treated, notices);
            }
            for (int round = 1; round <= MAX_ROUNDS; round++) {
                List<Diagnosis> findings = wanted(examineOnce(), acceptsLoss, done);
                if (findings.isEmpty() && (round > 1 || restricted.isEmpty())) {
                    break;
                }
                // Content that becomes valid by restoring one byte must not be taken out because of its former state.
                boolean restores = findings.stream().anyMatch(finding -> finding.treatment() instanceof Fix.PutRight);
                boolean postpones = false;
                for (Diagnosis finding : findings) {
                    if (restores && finding.treatment() instanceof Fix.TakeOut) {
                        postpones = true;
                    } else if (treat(finding, mender, done, notices)) {
                        treated.add(finding);
                    }
                }
                if (!postpones) {
                    mender.settle(); // refuses as long as something has to be taken out
                }
            }
        } catch (LogDamagedException e) {
            notices.say(String.valueOf(e.getMessage()));
        }
        return treated;
    }

    /** Done first: only when no segment is missing does everything else show, at its proper offset. */
    private void treatSegments(boolean acceptsLoss, LogRepair mender, Set<Fix> done, List<Diagnosis> treated, Warnings notices)
            throws IOException {
        boolean replaced = false;
        while (true) {
            List<Diagnosis> segments = wanted(examineOnce(), acceptsLoss, done).stream().filter(Doctor::isForSegment).toList();
            if (segments.isEmpty()) {
                break;
            }
            // Damaged segments before missing ones: the audit log may tell which those were.
            int order = order(segments.getFirst());
            for (Diagnosis finding : segments) {
                if (order(finding) == order && treat(finding, mender, done, notices)) {
                    treated.add(finding);
                    replaced = true;
                }
            }
        }
        if (replaced) {
            mender.settle();
        }
    }

    private static boolean isForSegment(Diagnosis finding) {
        return finding.treatment() instanceof Fix.RebuildSegment || finding.treatment() instanceof Fix.FillSegment;
    }

    private List<Fix.Restrict> restrict(List<Diagnosis> findings, Set<Fix> done, List<Diagnosis> treated)
            throws IOException {
        List<Fix.Restrict> restricted = new ArrayList<>();
        for (Diagnosis finding : findings) {
            if (finding.treatment() instanceof Fix.Restrict restrict && done.add(restrict)) {
                LogRepair.restrict(directory, settings, restrict, disk);
                restricted.add(restrict);
                treated.add(finding);
            }
        }
        return restricted;
    }

    /** False if the repair is impossible, which is reported; the others can still be made. */
    private static boolean treat(Diagnosis finding, LogRepair mender, Set<Fix> done, Warnings notices) throws IOException {
        Fix treatment = finding.treatment();
        if (treatment != null && done.add(treatment)) {
            try {
                mender.apply(treatment);
            } catch (LogDamagedException e) {
                notices.say(String.valueOf(e.getMessage()));
                return false;
            }
        }
        return true;
    }

    /** The findings that still have to be repaired, in the order in which that has to be done. */
    private static List<Diagnosis> wanted(Examination examination, boolean acceptsLoss, Set<Fix> done) {
        return examination.findings().stream()
                .filter(finding -> {
                    Fix treatment = finding.treatment();
                    return treatment != null && !done.contains(treatment) && (acceptsLoss || !treatment.needsConsent());
                })
                .sorted(Comparator.comparingInt(Doctor::order))
                .toList();
    }

    private static int order(Diagnosis finding) {
        Fix treatment = finding.treatment();
        return treatment == null ? Integer.MAX_VALUE : treatment.order();
    }

    private Examination examineOnce() {
        DirectoryView patient = new DirectoryView(directory, settings.policy(), settings.clock().instant());
        List<Diagnosis> findings = new ArrayList<>();
        boolean unseen = false;
        boolean there = Files.exists(directory);
        for (Check check : there ? CHECKS : CHECKS.subList(0, 1)) {
            int before = findings.size();
            try {
                check.look(patient, findings::add);
                if (findings.size() == before) {
                    findings.add(Diagnosis.ok(check.name(), check.sound(patient)));
                }
            } catch (IOException e) {
                unseen = true;
                findings.add(unseen(check, e, findings));
            } catch (UncheckedIOException e) {
                unseen = true;
                findings.add(unseen(check, Objects.requireNonNull(e.getCause()), findings));
            }
        }
        return new Examination(findings, unseen);
    }

    /** Each cause is reported once; later checks that meet it only say what could not be examined because of it. */
    private static Diagnosis unseen(Check check, IOException cause, List<Diagnosis> told) {
        if (cause instanceof SegmentDamagedException damaged) {
            String file = LogFiles.SEGMENTS + "/" + damaged.fileName();
            if (told.stream().anyMatch(finding -> finding.file().equals(file))) {
                return Diagnosis.note(check.name(), CANNOT_LOOK, file, "this could not be looked at beyond that file");
            }
        }
        String meaning = cause instanceof AccessDeniedException denied
                ? String.valueOf(JournalException.unopened(Path.of(denied.getFile()), denied).getMessage())
                : String.valueOf(cause.getMessage());
        return told.stream().anyMatch(finding -> finding.meaning().equals(meaning))
                ? Diagnosis.note(check.name(), CANNOT_LOOK, "", "this could not be looked at, for the same reason")
                : Diagnosis.problem(check.name(), CANNOT_LOOK, "", meaning, "");
    }
}
