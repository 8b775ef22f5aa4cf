package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;

/**
 * The entry that the audit log once ended with, where it is gone: the log was cut or replaced, as only synced entries are
 * remembered. The next heads that are saved forget it, so it is put on record before.
 */
public record LostEnd(LogPositions remembered) {
    /** Null where nothing is remembered, or where all that is remembered is there. Reads the audit log. */
    public static @Nullable LostEnd of(Path directory) throws IOException {
        LogPositions saved = LogPositions.load(directory).orElse(LogPositions.NONE);
        return saved.auditEnd() == 0 || AuditScan.continues(saved, directory.resolve(LogFiles.AUDIT)) ? null : new LostEnd(saved);
    }

    /** Whether lines that those entries vouched for are gone, too: then no repair brings back what there was. */
    public boolean isOfLines(Path directory) throws IOException {
        return LineScanner.size(directory.resolve(LogFiles.REGISTRY)) < remembered.registryEnd()
                || LineScanner.size(directory.resolve(LogFiles.INCIDENTS)) < remembered.incidentsEnd();
    }

    public Map<String, @Nullable Object> metadata() {
        return Map.of(AuditTerms.LOST_ENTRY, remembered.chain().seq(), AuditTerms.LOST_HASH, remembered.chain().hash(),
                AuditTerms.LOST_END, remembered.auditEnd());
    }

    public AuditEntry entry(Instant now, String actor) {
        return new AuditEntry(now, actor, AuditTerms.AUDIT_END_LOST, LogFiles.AUDIT, Map.of(), metadata(), null);
    }

    /** What is wrong, before anything was put on record. */
    public String finding() {
        return "entry " + remembered.chain().seq() + ", with which the audit log had ended, is gone: it was cut or replaced";
    }

    public String sentence() {
        return "entry " + remembered.chain().seq() + ", with which the audit log ended, is gone: it was cut or replaced; that is on"
                + " record now, and lines without entries get new ones";
    }
}
