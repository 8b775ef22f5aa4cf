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

/** Asks all questions about a log directory, and has done what can be done about the answers. */
public final class Doctor {
    /** A log that is written to is looked at again, at most this often. */
    private static final int MAX_LOOKS = 5;
    private static final String CANNOT_LOOK = "cannot_look";
    /** One treatment may bring to light what the next one is for. */
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

    /** {@link #Doctor(Path, LogSettings)} on another file system than the usual one. */
    public Doctor(Path directory, LogSettings settings, PrivateFiles disk) {
        this.directory = directory;
        this.settings = settings;
        this.disk = disk;
    }

    /** How many lines of a log are records of a later version, or of somebody else: they are passed over, and are no damage. */
    public static long unknownLines(Path directory, String log) throws IOException {
        return DamagedLines.unknown(directory, log);
    }

    /** What shows that somebody has changed the record, but for losses that are on record: a sentence each. */
    public static List<String> changes(Path directory, Instant now) throws IOException {
        List<String> changes = new ArrayList<>();
        new EvidenceCheck().look(new DirectoryView(directory, null, now), finding -> {
            if (finding.severity() == Gravity.PROBLEM) {
                changes.add(finding.meaning());
            }
        });
        return changes;
    }

    /** Looks at everything. Writes nothing, and takes no lock: where others write meanwhile it looks again. */
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
     * Does what can be done about what is found, under the lock, until nothing more is to be done.
     *
     * @param acceptsLoss whether that may be what makes it impossible to say what was written
     * @return what is left, and the findings that are not
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
     * How it ended.
     *
     * @param fixed what was found before, and is no more
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
                // What a byte put right makes whole must not be taken out for what it was.
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
                    mender.settle(); // refuses to while there is anything to be taken out
                }
            }
        } catch (LogDamagedException e) {
            notices.say(String.valueOf(e.getMessage()));
        }
        return treated;
    }

    /** First of all: what else there is shows, and stands where it stood, when no segment is missing. */
    private void treatSegments(boolean acceptsLoss, LogRepair mender, Set<Fix> done, List<Diagnosis> treated, Warnings notices)
            throws IOException {
        boolean replaced = false;
        while (true) {
            List<Diagnosis> segments = wanted(examineOnce(), acceptsLoss, done).stream().filter(Doctor::isForSegment).toList();
            if (segments.isEmpty()) {
                break;
            }
            // Those that are damaged before those that are missing: the audit log may tell which these were.
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

    /** False where it cannot be done, which is said; the others still can. */
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

    /** What something is to be done about, and was not yet, in the order in which it has to be done. */
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

    /** One cause is told of once; who meets it again only says what could not be looked at because of it. */
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
