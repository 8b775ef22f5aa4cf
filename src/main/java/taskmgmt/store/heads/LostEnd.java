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
 * An entry that is missing from the audit log, which shows that the log was cut or replaced, since only synced entries are
 * remembered or named by lines. The next positions that are saved forget it, and a line that gets a new entry is evidence no more,
 * so the loss is recorded first.
 *
 * @param remembered the positions that mentioned it; those of an unread log if a line does
 * @param line       the line that names it; null if the positions mentioned it
 */
public record LostEnd(LogPositions remembered, @Nullable UnvouchedLines line) {
    /** Null if nothing is remembered or named, or all of that exists. Reads the end of the audit log, or all of it. */
    public static @Nullable LostEnd of(Path directory) throws IOException {
        LogPositions saved = LogPositions.load(directory).orElse(LogPositions.NONE);
        return saved.auditEnd() > 0 ? ofRemembered(directory) : ofLines(UnvouchedLines.of(directory));
    }

    /** The same for what is remembered alone. */
    public static @Nullable LostEnd ofRemembered(Path directory) throws IOException {
        LogPositions saved = LogPositions.load(directory).orElse(LogPositions.NONE);
        return saved.auditEnd() == 0 || AuditScan.continues(saved, directory.resolve(LogFiles.AUDIT)) ? null : new LostEnd(saved, null);
    }

    /** The same for the lines of logs that have no entry. */
    public static @Nullable LostEnd ofLines(@Nullable UnvouchedLines found) {
        return found == null ? null : new LostEnd(LogPositions.NONE, found);
    }

    /** Whether lines for which those entries vouched are gone too: then no repair can restore them. */
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

    /** The defect, before anything was recorded about it. */
    public String finding() {
        return line != null ? line.finding() : "entry " + entry() + ", with which the audit log had ended, is gone: it was cut or replaced";
    }

    public String sentence() {
        return finding() + "; that is on record now, and lines without entries get new ones";
    }
}
