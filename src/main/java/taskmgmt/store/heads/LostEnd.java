package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.ChainHead;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;

/**
 * An entry of the audit log that is gone: the log was cut or replaced, as only synced entries are remembered or named by lines. The
 * next heads that are saved forget it, and a line that gets a new entry is no witness any more, so it is put on record before.
 *
 * @param remembered the heads that told of it; those of an unread log where a line does
 * @param line       the line that names it; null where the heads told of it
 */
public record LostEnd(LogPositions remembered, @Nullable UnvouchedLines line) {
    /** Null where nothing is remembered or named, or where all of that is there. Reads the end of the audit log, or all of it. */
    public static @Nullable LostEnd of(Path directory) throws IOException {
        LogPositions saved = LogPositions.load(directory).orElse(LogPositions.NONE);
        return saved.auditEnd() > 0 ? ofRemembered(directory) : ofLines(UnvouchedLines.of(directory));
    }

    /** The same of what is remembered alone. */
    public static @Nullable LostEnd ofRemembered(Path directory) throws IOException {
        LogPositions saved = LogPositions.load(directory).orElse(LogPositions.NONE);
        return saved.auditEnd() == 0 || AuditScan.continues(saved, directory.resolve(LogFiles.AUDIT)) ? null : new LostEnd(saved, null);
    }

    /** The same of the lines of logs that have no entry. */
    public static @Nullable LostEnd ofLines(@Nullable UnvouchedLines found) {
        return found == null ? null : new LostEnd(LogPositions.NONE, found);
    }

    /** Whether lines that those entries vouched for are gone, too: then no repair brings back what there was. */
    public boolean isOfLines(Path directory) throws IOException {
        return LineScanner.size(directory.resolve(LogFiles.REGISTRY)) < remembered.registryEnd()
                || LineScanner.size(directory.resolve(LogFiles.INCIDENTS)) < remembered.incidentsEnd();
    }

    public Map<String, @Nullable Object> metadata() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.LOST_ENTRY, entry());
        metadata.put(AuditTerms.LOST_HASH, line == null ? remembered.chain().hash() : line.named().hash());
        if (line == null) {
            metadata.put(AuditTerms.LOST_END, remembered.auditEnd());
        }
        return metadata;
    }

    private long entry() {
        return line == null ? remembered.chain().seq() : line.named().seq();
    }

    public AuditEntry entry(Instant now, String actor) {
        return new AuditEntry(now, actor, AuditTerms.AUDIT_END_LOST, LogFiles.AUDIT, Map.of(), metadata(), null);
    }

    /** What is wrong, before anything was put on record. */
    public String finding() {
        return line != null ? line.finding() : "entry " + entry() + ", with which the audit log had ended, is gone: it was cut or replaced";
    }

    public String sentence() {
        return finding() + "; that is on record now, and lines without entries get new ones";
    }
}
