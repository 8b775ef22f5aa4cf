package taskmgmt.store.write;

import java.io.IOException;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
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
 * Appends entries to the audit log, each linked to the previous one, many with one write. The positions run ahead of the
 * file until {@link #flush}, and the file is synced when it is closed: entries lost to a power failure before that are
 * back-filled from the lines that they represent, which are durable by then.
 */
public final class AuditWriter {
    private static final int FLUSH_BYTES = 1 << 20;

    private final LockedLog log;
    private final LineHasher hasher;
    private LogPositions positions;
    private JsonLineWriter lines = new JsonLineWriter();

    /** Continues from where the logs end. */
    public AuditWriter(LockedLog log) {
        this(log, log.take());
    }

    /** Continues from the given positions, for a log that does not know its positions yet. */
    AuditWriter(LockedLog log, LogPositions positions) {
        this.log = log;
        this.hasher = log.files().hasher();
        this.positions = positions;
    }

    /** Appends one entry that represents no line. */
    static void append(AuditEntry entry, LockedLog log) throws IOException {
        AuditWriter audit = new AuditWriter(log);
        audit.add(entry);
        audit.finish();
    }

    public void add(AuditEntry entry) throws IOException {
        int start = lines.length();
        ChainHead head = AuditCodec.write(entry, positions.chain(), lines, hasher);
        lines.endLine();
        positions = positions.withChain(positions.auditEnd() + lines.length() - start, head);
        if (entry.witness() != null) {
            positions = positions.vouchedFor(entry.witness());
        }
        positions = positions.afterBus(entry.metadata());
        if (entry.action().equals(AuditTerms.LOG_REPAIRED)) {
            positions = AuditScan.afterRepair(positions, entry.resource(), entry.metadata());
        }
        if (entry.action().equals(AuditTerms.POLICY_CHANGED)) {
            positions = positions.withPolicy(PolicyChange.newSha256(entry.metadata()));
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
            log.requireLock();
            log.files().open(LogFiles.AUDIT).append(lines.bytes(), lines.length());
            lines = new JsonLineWriter();
        }
    }

    /** Writes what is left; afterwards the log knows its positions again. */
    public void finish() throws IOException {
        flush();
        log.written(positions);
    }

    /** The positions after the last entry added. */
    public LogPositions positions() {
        return positions;
    }
}
