package taskmgmt.store.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.policy.ProtectedResource;

/**
 * Rotates logs under the lock, when everything is recovered and vouched for, and records that in the audit log. The audit log is
 * rotated last, so that its new file begins with the entry about the old one; the chain continues. The bus never becomes a segment:
 * foreign programs that have it open would go on appending to it.
 *
 * <p>An interruption between a rotation and its entry leaves that entry out. The lines' own entries vouch for them wherever the lines
 * are, and no entry of a line is ever left out.
 */
final class LogRotation {
    private final LockedLog log;
    private final LogFileSet files;
    private final List<LogPart> rotated = new ArrayList<>();

    LogRotation(LockedLog log) {
        this.log = log;
        this.files = log.files();
    }

    /** The name of the log in policy rules. */
    static ProtectedResource resource(String name) {
        return name.equals(LogFiles.AUDIT) ? ProtectedResource.AUDIT : ProtectedResource.log(name.substring(0, name.lastIndexOf('.')));
    }

    /** Those logs whose active files have become too long, as far as this process has written to them. */
    List<String> due() {
        List<String> due = new ArrayList<>();
        for (String name : LogFiles.ROTATED) {
            if (files.activeLength(name, log.positions().end(name)) >= log.settings().rotateBytes()) {
                due.add(name);
            }
        }
        return due;
    }

    /** Rotates these logs; skips active files that are empty or contain anything not vouched for. */
    void rotate(List<String> names) throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        files.requireSpace(Transaction.ENTRY_BYTES * names.size()); // otherwise the entries might be missing
        if (files.size(LogFiles.AUDIT) > 0) {
            // An entry that is lost would be back-filled, but with different content.
            files.open(LogFiles.AUDIT).sync();
        }
        try {
            for (String name : LogFiles.ROTATED) {
                if (names.contains(name) && isReady(name)) {
                    LogPart part = files.rotate(name);
                    rotated.add(part);
                    entries.add(entry(AuditTerms.LOG_ROTATED, name, part));
                }
            }
        } finally {
            // Also those of rotations before a failure.
            add(entries);
        }
    }

    private boolean isReady(String name) throws IOException {
        long size = files.size(name);
        return size > 0 && size == log.positions().end(name) && files.open(name).base() < size;
    }

    /** Records that a segment was compressed. */
    void compressed(String name, LogPart part) throws IOException {
        files.forgetSegments();
        add(List.of(entry(AuditTerms.LOG_COMPRESSED, name, part)));
    }

    private void add(List<AuditEntry> entries) throws IOException {
        if (!entries.isEmpty()) {
            Transaction transaction = new Transaction(log);
            entries.forEach(transaction::add);
            transaction.commit();
        }
    }

    private AuditEntry entry(String action, String name, LogPart part) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.FILE, String.valueOf(part.file().getFileName()));
        metadata.put(AuditTerms.BASE, part.base());
        metadata.put(AuditTerms.END, part.end());
        metadata.put(AuditTerms.BYTES, part.diskBytes());
        return new AuditEntry(log.now(), log.actor(), action, name, Map.of(), metadata, null);
    }

    List<LogPart> rotated() {
        return rotated;
    }
}
