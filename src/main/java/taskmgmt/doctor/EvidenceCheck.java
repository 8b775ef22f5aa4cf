package taskmgmt.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.LossLedger;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation.Kind;
import taskmgmt.audit.Witness;
import taskmgmt.doctor.AuditNotes.Recorded;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.repair.Fix;
import taskmgmt.store.verify.AuditVerifier;

/**
 * Whether the record is what was written, as {@code audit verify} sees it. Anything that restoring one byte repairs is a finding of
 * its own; everything else is one finding for each kind and log. A recorded loss that has not changed since is no longer a problem
 * here, although the verifier keeps reporting it.
 */
final class EvidenceCheck implements Check {
    /** More lines than this were not changed by a disk that flipped a bit. */
    private static final int MAX_RESTORATIONS = 16;

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public String sound(DirectoryView patient) throws IOException {
        Verification verification = patient.verification();
        return verification.chainedEntries() == 0 ? "there is no chain yet; the next change begins it"
                : "the chain and its witnesses hold: " + verification.chainedEntries() + " entries";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        Map<String, Group> groups = new LinkedHashMap<>();
        List<Recorded> onRecord = onRecord(patient);
        int tried = 0;
        for (taskmgmt.audit.Violation found : patient.verification().findings()) {
            boolean known = isOnRecord(found, onRecord);
            Fix restoration = known || tried++ >= MAX_RESTORATIONS ? null : inActiveFile(patient, restoration(patient, found));
            if (restoration != null) {
                findings.accept(Diagnosis.problem(name(), found.kind().text(), found.file(), found.text()
                        + "; one byte was changed, and the hashes tell which", "--fix puts that byte right")
                        .at(found.offset(), found.line()).treatedBy(restoration));
            } else {
                groups.computeIfAbsent(found.kind() + found.file() + known, _ -> new Group(found, known)).count++;
            }
        }
        more(patient, onRecord, groups, findings);
        for (LossLedger.Loss loss : patient.verification().accepted()) {
            findings.accept(Diagnosis.warning(name(), "loss_accepted", LogFiles.AUDIT, loss.acceptedText(), "put the right files back if there are any")
                    .at(loss.offset(), 0));
        }
        for (Group group : groups.values()) {
            findings.accept(group.finding(name(), patient.lacksSegments(group.log())));
        }
    }

    /** What the verifier does not list: a lost segment has more lines on record than it lists. */
    private void more(DirectoryView patient, List<Recorded> onRecord, Map<String, Group> groups, Consumer<Diagnosis> findings)
            throws IOException {
        Verification listed = patient.verification();
        long more = listed.findingCount() - listed.findings().size();
        if (more == 0) {
            return;
        }
        Verification rest = onRecord.isEmpty() ? listed
                : AuditVerifier.verify(patient.directory(), found -> !isOnRecord(found, onRecord));
        for (taskmgmt.audit.Violation found : rest.findings()) {
            if (!listed.findings().contains(found)) {
                groups.computeIfAbsent(found.kind() + found.file() + false, _ -> new Group(found, false)).count++;
            }
        }
        if (rest.findingCount() > rest.findings().size()) {
            findings.accept(Diagnosis.problem(name(), "more_findings", "", (rest.findingCount() - rest.findings().size())
                    + " findings of the verifier are not listed", ""));
        } else {
            findings.accept(Diagnosis.note(name(), "more_findings", "", "of " + listed.findingCount() + " findings of the verifier, "
                    + (listed.findingCount() - rest.findingCount()) + " are on record, and not all of these are listed"));
        }
    }

    /** The recorded losses where nothing has changed since. */
    private static List<Recorded> onRecord(DirectoryView patient) throws IOException {
        List<Recorded> unchanged = new ArrayList<>();
        if (patient.verification().findingCount() > 0) {
            for (Recorded range : patient.notes().recorded()) {
                if (Ranges.sha256(patient, range.log(), range.offset(), range.length()).equals(range.left())) {
                    unchanged.add(range);
                }
            }
        }
        return unchanged;
    }

    private static boolean isOnRecord(taskmgmt.audit.Violation found, List<Recorded> onRecord) {
        return onRecord.stream().anyMatch(range -> range.covers(found.file(), found.offset()));
    }

    private static @Nullable Fix inActiveFile(DirectoryView patient, @Nullable Fix restoration) throws IOException {
        boolean sealed = restoration instanceof Fix.PutRight right && patient.isSealed(right.log(), right.lineOffset());
        return sealed ? null : restoration;
    }

    private static @Nullable Fix restoration(DirectoryView patient, taskmgmt.audit.Violation found) throws IOException {
        return switch (found.kind()) {
            case ALTERED_ENTRY, FOREIGN_LINE -> Restoration.ofEntry(patient, found.offset());
            case BROKEN_LINK -> {
                Fix own = Restoration.ofEntry(patient, found.offset());
                yield own == null ? Restoration.ofEntryBefore(patient, found.offset()) : own;
            }
            case ALTERED_LINE -> {
                Witness witness = patient.notes().witness(found.file(), found.offset());
                yield witness == null ? null : Restoration.ofLine(patient, found.file(), witness);
            }
            default -> null;
        };
    }

    /** Findings of one kind in one log. */
    private static final class Group {
        private final taskmgmt.audit.Violation first;
        private final boolean onRecord;
        private long count;

        Group(taskmgmt.audit.Violation first, boolean onRecord) {
            this.first = first;
            this.onRecord = onRecord;
        }

        String log() {
            return first.file().isEmpty() ? LogFiles.AUDIT : first.file();
        }

        /** @param lacksSegments whether nothing can be recorded until a segment is back */
        Diagnosis finding(String check, boolean lacksSegments) {
            String text = first.text() + (count > 1 ? "; " + (count - 1) + " more like this" : "");
            if (onRecord) {
                return Diagnosis.warning(check, "loss_on_record", first.file(), text + "; an entry of the audit log has this on "
                        + "record, and nothing was changed there since", "put the right file back if there is one")
                        .at(first.offset(), first.line());
            }
            if (first.kind() == Kind.LOST_END) {
                return Diagnosis.problem(check, first.kind().text(), first.file(), text,
                        "--fix puts on record which entry is gone, and gives lines without entries new ones")
                        .at(first.offset(), first.line()).treatedBy(new Fix.Recover());
            }
            if (!first.isAboutBytes()) {
                return Diagnosis.problem(check, first.kind().text(), LogFiles.AUDIT, text, "nothing in the log can be repaired for that: find "
                        + "out what the checkpoint is of, see task-mgmt audit verify, and put the right file back");
            }
            if (lacksSegments) {
                return Diagnosis.problem(check, first.kind().text(), log(), text, "put the missing segment back first, or accept that it is lost")
                        .at(first.offset(), first.line());
            }
            return Diagnosis.problem(check, first.kind().text(), log(), text, "find out who has changed it, see task-mgmt audit "
                    + "verify, and put the right file back; or --fix --accept-loss puts it on record as it is")
                    .at(first.offset(), first.line()).treatedBy(new Fix.AcceptLoss(log()));
        }
    }
}
