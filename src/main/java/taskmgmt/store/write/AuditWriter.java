package taskmgmt.store.write;

import java.io.IOException;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.Witness;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.record.AuditCodec;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.PolicyChange;

/**
 * Appends entries to the audit log, each linked to the one before, many with one write. The heads run ahead of the file
 * until {@link #flush}, and the file is synced when it is closed: entries that a power cut takes before are back-filled from
 * the lines that they stand for, which are durable by then.
 */
public final class AuditWriter {
    private static final int FLUSH_BYTES = 1 << 20;

    private final LogFileSet files;
    private final LineHasher hasher;
    private LogPositions heads;
    private JsonLineWriter lines = new JsonLineWriter();

    public AuditWriter(LogFileSet files, LogPositions heads) {
        this.files = files;
        this.hasher = files.hasher();
        this.heads = heads;
    }

    /** Appends one entry that stands for no line; returns the heads after it. */
    static LogPositions append(AuditEntry entry, LogFileSet files, LogPositions heads) throws IOException {
        AuditWriter audit = new AuditWriter(files, heads);
        audit.add(entry);
        audit.flush();
        return audit.heads();
    }

    public void add(AuditEntry entry) throws IOException {
        int start = lines.length();
        ChainHead head = AuditCodec.write(entry, heads.chain(), lines, hasher);
        lines.endLine();
        heads = heads.withChain(heads.auditEnd() + lines.length() - start, head);
        if (entry.witness() != null) {
            heads = heads.vouchedFor(entry.witness());
        }
        if (entry.metadata().get(AuditScan.BUS_END) instanceof Long busEnd) {
            heads = heads.withEnd(LogFiles.EVENTS, busEnd);
        }
        if (entry.action().equals(AuditScan.REPAIRED)) {
            heads = AuditScan.afterRepair(heads, entry.resource(), entry.metadata());
        }
        if (entry.action().equals(PolicyChange.ACTION)) {
            heads = heads.withPolicy(PolicyChange.newSha256(entry.metadata()));
        }
        if (lines.length() > FLUSH_BYTES) {
            flush();
        }
    }

    /** A witness for the line that begins at {@code offset} of the log. */
    Witness witness(String name, long offset, byte[] bytes, int from, int length) {
        return Witness.of(name, offset, bytes, from, length, hasher);
    }

    public void flush() throws IOException {
        if (lines.length() > 0) {
            files.open(LogFiles.AUDIT).append(lines.bytes(), lines.length());
            lines = new JsonLineWriter();
        }
    }

    /** As of the last entry added. */
    public LogPositions heads() {
        return heads;
    }
}
