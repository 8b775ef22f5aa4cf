package taskmgmt.store.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.Witness;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.repair.Damage;
import taskmgmt.journal.repair.Tail;
import taskmgmt.journal.repair.TailFix;
import taskmgmt.journal.repair.TailRepair;
import taskmgmt.json.FieldScanner;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.LossMark;
import taskmgmt.store.heads.LostEnd;
import taskmgmt.store.heads.UnvouchedLines;

/**
 * The first step of every transaction, under the lock: brings the logs back to a state in which each line of the registry and of the
 * incidents is whole and has its audit entry. If the last command ended normally, there is nothing to do.
 *
 * <p>An interrupted transaction leaves, at most, a torn last line, lines without their audit entries, or an incident record without its
 * registry event. Each step here can itself be interrupted and is then completed by the next command: torn lines are repaired, missing
 * registry events are derived from the incident records, missing audit entries are back-filled and marked as such. Bytes that were in a log
 * before this program first wrote to the directory are vouched for by one entry, {@value AuditTerms#LOG_ADOPTED}.
 */
public final class Recovery {
    /** Maximum ratio of the audit log's length to that of the lines it vouches for. */
    private static final long ENTRIES_PER_BYTE = 4;

    private final LockedLog log;
    private final LogFileSet files;

    public Recovery(LockedLog log) {
        this.log = log;
        this.files = log.files();
    }

    /**
     * Recovers everything; afterwards the log knows its positions, up to the end of every file.
     *
     * @param remembered the positions after the last known transaction
     * @param adopt      whether this program has never written to the directory before
     * @param ask        whether lines without entries are checked for references to entries that are gone
     */
    public void recover(LogPositions remembered, boolean adopt, boolean ask) throws IOException {
        if (isNothingAdded(remembered)) {
            log.written(remembered);
            return;
        }
        AuditWriter audit = recoverAudit(remembered);
        // Both before anything is appended to either, since it would otherwise be appended to a torn line.
        List<TailFix> ofIncidents = repairUnvouched(LogFiles.INCIDENTS, audit.positions(), adopt);
        List<TailFix> ofRegistry = repairUnvouched(LogFiles.REGISTRY, audit.positions(), adopt);
        if (ask) {
            recordLost(audit);
        }
        vouch(LogFiles.INCIDENTS, audit, adopt, ofIncidents);
        vouch(LogFiles.REGISTRY, audit, adopt, ofRegistry);
        audit.finish();
    }

    /** Whether the logs are as one of our writers has left them, with these ends. Their lengths could include lines of another program. */
    private boolean isNothingAdded(LogPositions remembered) throws IOException {
        LogPositions left = log.leftAt();
        return left != null && left.auditEnd() == remembered.auditEnd() && files.size(LogFiles.AUDIT) == remembered.auditEnd()
                && files.size(LogFiles.REGISTRY) == remembered.registryEnd() && files.size(LogFiles.INCIDENTS) == remembered.incidentsEnd();
    }

    /** Before the lines get new entries: afterwards their references are no evidence any more. */
    private void recordLost(AuditWriter audit) throws IOException {
        LostEnd lost = LostEnd.ofLines(UnvouchedLines.of(files.directory(), audit.positions(), files.size(LogFiles.REGISTRY),
                files.size(LogFiles.INCIDENTS)));
        if (lost != null) {
            log.warnings().say(lost.sentence());
            LossMark.leave(files.directory(), lost.finding(), files.disk());
            audit.add(lost.entry(log.now(), log.actor()));
        }
    }

    /** Recovers only the audit log; entries can then be added to it. */
    public AuditWriter recoverAudit(LogPositions remembered) throws IOException {
        List<TailFix> repairs = List.of();
        if (files.exists(LogFiles.AUDIT)) {
            files.size(LogFiles.AUDIT);
            repairs = repair(LogFiles.AUDIT, AuditScan.knownGoodEnd(remembered, files.path(LogFiles.AUDIT)));
        }
        return auditAfter(remembered, repairs);
    }

    /** A writer for the audit log, with entries for repairs of that log, including those that an earlier command did not get to record. */
    private AuditWriter auditAfter(LogPositions remembered, List<TailFix> repairs) throws IOException {
        long size = files.size(LogFiles.AUDIT);
        if (size == remembered.auditEnd()) {
            return new AuditWriter(log, remembered);
        }
        AuditScan scan = AuditScan.read(remembered, files.path(LogFiles.AUDIT), size);
        AuditWriter audit = new AuditWriter(log, scan.heads());
        for (TailFix repair : repairs) {
            if (repair.kind() == TailFix.Kind.TERMINATED) {
                audit.add(entry(LogFiles.AUDIT, repair));
            }
        }
        for (long blank : scan.untoldBlanks()) {
            TailFix repair = earlierRepair(LogFiles.AUDIT, blank);
            if (repair != null) {
                audit.add(entry(LogFiles.AUDIT, repair));
            }
        }
        return audit;
    }

    private List<TailFix> repairUnvouched(String name, LogPositions positions, boolean adopt) throws IOException {
        long vouched = positions.end(name);
        long size = files.size(name);
        if (size == vouched) {
            return List.of();
        }
        if (size < vouched) {
            throw new LogDamagedException(files.path(name) + " has " + size + " bytes, but the audit log vouches for " + vouched
                    + ": it was shortened or replaced, as logrotate does with copytruncate: put the right file back, or see"
                    + " task-mgmt doctor");
        }
        boolean adopting = adopt && vouched == 0;
        files.requireSpace(adopting ? 0 : ENTRIES_PER_BYTE * (size - vouched));
        return repair(name, adopting ? Tail.UNKNOWN : vouched);
    }

    private void vouch(String name, AuditWriter audit, boolean adopt, List<TailFix> repairs) throws IOException {
        long vouched = audit.positions().end(name);
        if (files.size(name) == vouched) {
            return;
        }
        if (log.settings().sync() != SyncPolicy.OS) {
            // The process that wrote it may have been killed before the sync, and entries must not outlive their lines.
            files.open(name).sync();
        }
        if (adopt && vouched == 0) {
            for (TailFix repair : repairs) {
                audit.add(entry(name, repair));
            }
            audit.add(adoption(name));
            return;
        }
        new Backfill(log).fill(name, vouched, files.size(name), audit, (offset, blank) -> {
            TailFix repair = repairs.stream().filter(done -> done.holds(offset)).findAny().orElse(null);
            repair = repair == null && blank ? earlierRepair(name, offset) : repair;
            // The bytes taken out may now be several blank lines; they are reported at the first of them.
            return repair == null || repair.offset() != offset ? null : entry(name, repair);
        });
    }

    /** What was taken out of the line that is now blank; null if nothing was. */
    private @Nullable TailFix earlierRepair(String name, long offset) throws IOException {
        long length = LineScanner.lineStart(files.path(name), offset + 1) - 1 - offset;
        return length == 0 ? null : tailRepair().earlier(files.open(name), offset, length);
    }

    private TailRepair tailRepair() {
        return new TailRepair(files.path(LogFiles.QUARANTINE), log.settings().clock(), files.disk());
    }

    private List<TailFix> repair(String name, long knownGoodEnd) throws IOException {
        LineFile file = files.open(name);
        Tail tail = log.stepsOver() && !name.equals(LogFiles.AUDIT) ? withoutForeignLines(file, knownGoodEnd)
                : Tail.inspect(file, knownGoodEnd, new FieldScanner());
        if (name.equals(LogFiles.AUDIT)) {
            tail = tail.withAllBehindHoles(file);
        }
        if (tail.isClean()) {
            return List.of();
        }
        List<TailFix> repairs = tailRepair().repair(file, tail);
        for (TailFix repair : repairs) {
            log.warnings().say("repaired " + name + " at byte " + repair.offset() + ": " + (repair.quarantine() == null
                    ? "a record lacked its line end"
                    : repair.length() + " bytes of an interrupted write are kept in " + repair.quarantine()));
        }
        return repairs;
    }

    /** What is to be repaired or refused, except whole lines of other programs: those stay, and get an entry that says what they are. */
    private Tail withoutForeignLines(LineFile file, long knownGoodEnd) throws IOException {
        Tail all = Tail.survey(file, knownGoodEnd, new FieldScanner());
        List<Damage> damages = new ArrayList<>();
        for (Damage damage : all.damages()) {
            if (damage instanceof Damage.Foreign foreign && isWholeLine(foreign, file, knownGoodEnd)) {
                log.warnings().say(file.path().getFileName() + " at byte " + foreign.offset() + " (" + foreign.length() + " bytes): "
                        + foreign.reason() + ": it is passed over; see task-mgmt doctor");
            } else {
                damages.add(damage);
            }
        }
        return new Tail(all.end(), damages);
    }

    private static boolean isWholeLine(Damage.Foreign foreign, LineFile file, long knownGoodEnd) throws IOException {
        long end = foreign.offset() + foreign.length();
        return foreign.offset() >= knownGoodEnd && end < file.size() && file.read(end, 1)[0] == '\n';
    }

    /** An entry that represents no line: what was quarantined is now blank, and blanks need no witness. */
    private AuditEntry entry(String name, TailFix repair) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.OFFSET, repair.offset());
        metadata.put(AuditTerms.LENGTH, repair.length());
        metadata.put(AuditTerms.SHA256, repair.sha256());
        metadata.put(AuditTerms.QUARANTINE, repair.quarantine() == null ? null : String.valueOf(repair.quarantine().getFileName()));
        return new AuditEntry(log.now(), log.actor(), AuditTerms.LOG_REPAIRED, name, Map.of(), metadata, null);
    }

    private AuditEntry adoption(String name) throws IOException {
        LineFile file = files.open(name);
        Witness witness = Digests.witness(file, name, 0, file.size() - 1);
        Map<String, @Nullable Object> metadata = Map.of(AuditTerms.BYTES, file.size());
        return new AuditEntry(log.now(), log.actor(), AuditTerms.LOG_ADOPTED, name, Map.of(), metadata, witness);
    }
}
