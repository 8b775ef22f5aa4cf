package taskmgmt.store.write;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.LogSettings;
import taskmgmt.store.heads.LogPositions;

/**
 * Rotates logs under the lock, when everything is recovered and vouched for, and tells the audit log of it. The audit log is
 * rotated last, so that its new file begins with the entry on its old one; the chain runs on. The bus is never rotated:
 * foreign programs that have it open would go on appending to a segment.
 *
 * <p>An interruption between a rotation and its entry leaves the entry out: the entries of the lines vouch for these
 * wherever they are, and no line's entry is ever left out.
 */
final class LogRotation {
    private final LogFileSet files;
    private final LogSettings settings;
    private final Instant now;
    private final List<LogPart> rotated = new ArrayList<>();
    private LogPositions heads;

    LogRotation(LogFileSet files, LogSettings settings, Instant now, LogPositions heads) {
        this.files = files;
        this.settings = settings;
        this.now = now;
        this.heads = heads;
    }

    /** What rules call the log. */
    static ProtectedResource resource(String name) {
        return name.equals(LogFiles.AUDIT) ? ProtectedResource.AUDIT : ProtectedResource.log(name.substring(0, name.lastIndexOf('.')));
    }

    /** Those of the logs whose active files have become too long, as far as this process has written to them. */
    static List<String> due(LogFileSet files, LogSettings settings, LogPositions heads) {
        List<String> due = new ArrayList<>();
        for (String name : LogFiles.ROTATED) {
            if (files.activeLength(name, heads.end(name)) >= settings.rotateBytes()) {
                due.add(name);
            }
        }
        return due;
    }

    /** Rotates these logs; empty active files and those with anything that is not vouched for stay. */
    void rotate(List<String> names) throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        files.requireSpace(Transaction.ENTRY_BYTES * names.size()); // or the entries would be missing
        if (files.size(LogFiles.AUDIT) > 0) {
            // An entry that is lost would be back-filled, but not be the same.
            files.open(LogFiles.AUDIT).sync();
        }
        try {
            for (String name : LogFiles.ROTATED) {
                if (names.contains(name) && isReady(name)) {
                    LogPart part = files.rotate(name);
                    rotated.add(part);
                    entries.add(entry("log_rotated", name, part));
                }
            }
        } finally {
            // Also for those before a failure.
            add(entries);
        }
    }

    private boolean isReady(String name) throws IOException {
        long size = files.size(name);
        return size > 0 && size == heads.end(name) && files.open(name).base() < size;
    }

    /** Tells of a segment that was compressed. */
    void compressed(String name, LogPart part) throws IOException {
        add(List.of(entry("log_compressed", name, part)));
    }

    private void add(List<AuditEntry> entries) throws IOException {
        if (!entries.isEmpty()) {
            Transaction transaction = new Transaction(files, settings, now, heads);
            entries.forEach(transaction::add);
            heads = transaction.commit();
        }
    }

    private AuditEntry entry(String action, String name, LogPart part) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("file", String.valueOf(part.file().getFileName()));
        metadata.put("base", part.base());
        metadata.put("end", part.end());
        metadata.put("bytes", part.diskBytes());
        return new AuditEntry(now, settings.actor(), action, name, Map.of(), metadata, null);
    }

    List<LogPart> rotated() {
        return rotated;
    }

    /** As they are after all that. */
    LogPositions heads() {
        return heads;
    }
}
