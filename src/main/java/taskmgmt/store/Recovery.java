package taskmgmt.store;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.Witness;
import taskmgmt.journal.FieldScanner;
import taskmgmt.journal.LineFile;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.Repair;
import taskmgmt.journal.Tail;
import taskmgmt.journal.TailRepair;

/**
 * What every transaction does first, under the lock: bring the logs back to a state in which each line of the registry and
 * of the incidents is whole and has its audit entry. After a clean end of the last command it finds nothing to do.
 *
 * <p>An interrupted transaction leaves, at most, a torn last line, lines without their audit entries, or an incident record
 * without the registry event that belongs to it. Each step here can itself be interrupted and is then done by the next
 * command: torn lines are repaired, missing registry events are derived from the incident records, missing audit entries
 * are back-filled and marked so. Bytes that stood in a log before this program first wrote to the directory are vouched for
 * by one entry, {@code log_adopted}.
 */
final class Recovery {
    /** How much longer than the lines that it stands for the audit log may be. */
    private static final long ENTRIES_PER_BYTE = 4;

    private final LogFileSet files;
    private final LogSettings settings;
    private final Notices notices;
    private final Instant now;

    Recovery(LogFileSet files, LogSettings settings, Notices notices, Instant now) {
        this.files = files;
        this.settings = settings;
        this.notices = notices;
        this.now = now;
    }

    /**
     * Recovers everything.
     *
     * @param remembered the heads as of the last transaction known
     * @param adopt      whether this program has never written to the directory before
     * @return the heads afterwards: up to the end of every log
     */
    Heads recover(Heads remembered, boolean adopt) throws IOException {
        List<Repair> repairs = List.of();
        if (files.exists(LogFiles.AUDIT)) {
            files.size(LogFiles.AUDIT);
            repairs = repair(LogFiles.AUDIT, remembered.auditEnd() > 0 ? remembered.auditEnd() : Tail.UNKNOWN);
        }
        AuditWriter audit = new AuditWriter(files, AuditScan.continueFrom(remembered, files.path(LogFiles.AUDIT),
                files.size(LogFiles.AUDIT)));
        for (Repair repair : repairs) {
            audit.add(entry(LogFiles.AUDIT, repair));
        }
        recoverLog(LogFiles.INCIDENTS, audit, adopt);
        recoverLog(LogFiles.REGISTRY, audit, adopt);
        audit.flush();
        return audit.heads();
    }

    private void recoverLog(String name, AuditWriter audit, boolean adopt) throws IOException {
        long vouched = audit.heads().end(name);
        long size = files.size(name);
        if (size == vouched) {
            return;
        }
        if (size < vouched) {
            throw new LogDamagedException(files.path(name) + " has " + size + " bytes, but the audit log vouches for " + vouched
                    + ": it was shortened or replaced, as logrotate does with copytruncate; put the right file back, see task-mgmt audit verify");
        }
        boolean adopting = adopt && vouched == 0;
        files.requireSpace(adopting ? 0 : ENTRIES_PER_BYTE * (size - vouched));
        for (Repair repair : repair(name, adopting ? Tail.UNKNOWN : vouched)) {
            audit.add(entry(name, repair));
        }
        if (adopting) {
            audit.add(adoption(name));
        } else {
            new Backfill(files, settings, notices, now).fill(name, vouched, audit);
        }
    }

    private List<Repair> repair(String name, long knownGoodEnd) throws IOException {
        LineFile file = files.open(name);
        Tail tail = Tail.inspect(file, knownGoodEnd, new FieldScanner());
        if (tail.isClean()) {
            return List.of();
        }
        List<Repair> repairs = new TailRepair(files.path(LogFiles.QUARANTINE), settings.clock()).repair(file, tail);
        for (Repair repair : repairs) {
            notices.say("repaired " + name + " at byte " + repair.offset() + ": " + (repair.quarantine() == null
                    ? "a record lacked its line end"
                    : repair.length() + " bytes of an interrupted write are kept in " + repair.quarantine()));
        }
        return repairs;
    }

    /** Stands for no line: what was quarantined is blank now, and blanks need no witness. */
    private AuditEntry entry(String name, Repair repair) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("offset", repair.offset());
        metadata.put("length", repair.length());
        metadata.put("sha256", repair.sha256());
        metadata.put("quarantine", repair.quarantine() == null ? null : String.valueOf(repair.quarantine().getFileName()));
        return new AuditEntry(now, settings.actor(), "log_repaired", name, Map.of(), metadata, null);
    }

    private AuditEntry adoption(String name) throws IOException {
        LineFile file = files.open(name);
        Witness witness = Digests.witness(file, name, 0, file.size() - 1);
        Map<String, @Nullable Object> metadata = Map.of("bytes", file.size());
        return new AuditEntry(now, settings.actor(), "log_adopted", name, Map.of(), metadata, witness);
    }
}
