package taskmgmt.store.repair;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.repair.Damage;
import taskmgmt.journal.repair.FileRepair;
import taskmgmt.journal.repair.Tail;
import taskmgmt.journal.repair.TailFix;
import taskmgmt.json.FieldScanner;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.heads.AlteredMark;
import taskmgmt.store.heads.LossMark;
import taskmgmt.store.verify.LossRange;
import taskmgmt.store.write.AuditWriter;
import taskmgmt.store.write.LockedLog;
import taskmgmt.store.write.LogFileSet;

/**
 * Bytes of a log that are not what was written: replaces them, or accepts them as they are. No log becomes shorter. Used
 * under the lock.
 */
final class LossRepair {
    private final LockedLog held;
    private final LogFileSet files;
    private final FileRepair repair;
    private final FixNotes notes;
    private final Set<String> accepted = new LinkedHashSet<>();

    LossRepair(LockedLog held, FileRepair repair, FixNotes notes) {
        this.held = held;
        this.files = held.files();
        this.repair = repair;
        this.notes = notes;
    }

    /** A person has accepted what this log has lost. */
    void accept(String log) {
        accepted.add(log);
    }

    /** Moves the bytes of a line into quarantine, and leaves a blank line. */
    void takeOut(String log, long offset, long length) throws IOException {
        LineFile file = files.open(log);
        TailFix done = repair.takeOut(file, offset, length);
        notes.add(log, AuditTerms.TAKEN_OUT, done, Map.of(AuditTerms.LEFT_SHA256, Digests.witness(file, log, offset, length).sha256()));
    }

    /** Makes it possible to append to the accepted logs. */
    void makeContinuable(AuditWriter audit) throws IOException {
        for (String log : accepted) {
            makeContinuable(log, audit);
        }
    }

    /** Fills a shortened log with blank lines up to its former end, so that no offset is ever vouched for twice. */
    private void makeContinuable(String log, AuditWriter audit) throws IOException {
        long vouched = log.equals(LogFiles.AUDIT) ? 0 : audit.positions().end(log);
        if (vouched == 0) {
            return;
        }
        LineFile file = files.open(log);
        if (file.size() < vouched) {
            takeOutTorn(log, file);
            files.requireSpace(vouched - file.size());
            repair.pad(file, vouched);
        } else if (file.read(vouched - 1, 1)[0] != '\n') {
            audit.add(anchor(log, file, vouched));
        }
    }

    private void takeOutTorn(String log, LineFile file) throws IOException {
        for (Damage damage : Tail.survey(file, Tail.UNKNOWN, new FieldScanner()).damages()) {
            if (!(damage instanceof Damage.Unterminated)) {
                takeOut(log, damage.offset(), damage.length());
            }
        }
    }

    /**
     * If the vouched bytes end within a line, vouches for the rest of that line, so that the next entry begins with a line.
     */
    private AuditEntry anchor(String log, LineFile file, long vouched) throws IOException {
        long end = vouched;
        byte[] at = file.read(end, 1);
        while (at.length > 0 && at[0] != '\n') {
            at = file.read(++end, 1);
        }
        if (at.length == 0) {
            file.append(new byte[] {'\n'}, 1);
            file.force();
        }
        return notes.entry(log, AuditTerms.ANCHORED, Map.of(), Digests.witness(file, log, vouched, end - vouched));
    }

    /** Records which ranges of the accepted logs are not what was written. */
    void record() throws IOException {
        if (accepted.isEmpty()) {
            return;
        }
        AuditWriter audit = new AuditWriter(held);
        for (Map.Entry<String, LossRange> loss : LossRange.of(files.directory()).entrySet()) {
            if (accepted.contains(loss.getKey())) {
                audit.add(entry(loss.getKey(), loss.getValue()));
            }
        }
        AlteredMark.takeAway(files.directory(), files.disk());
        boolean isOfAudit = accepted.remove(LogFiles.AUDIT);
        accepted.clear();
        audit.finish();
        if (isOfAudit) {
            LossMark.takeAway(files.directory(), files.disk());
        }
    }

    private AuditEntry entry(String log, LossRange range) throws IOException {
        long length = range.to() - range.from();
        String left = Digests.witness(files.open(log), log, range.from(), length).sha256();
        return notes.entry(log, AuditTerms.ACCEPTED_LOSS, Map.of(
                AuditTerms.OFFSET, range.from(), AuditTerms.LENGTH, length, AuditTerms.LEFT_SHA256, left), null);
    }
}
