package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.ChainedLine;
import taskmgmt.audit.Witness;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.repair.Damage;
import taskmgmt.journal.repair.Tail;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.Json;
import taskmgmt.record.AuditCodec;

/** Reads the audit log from the end of the remembered positions, or from its beginning if there are none, to its current end. */
public final class AuditScan implements LineSink {
    /** The smallest unit that a disk writes. */
    private static final int BLOCK_BYTES = 512;

    private final Json json = Json.lenient();
    /** Where the blank lines begin that no entry mentions. */
    private final Set<Long> blanks = new TreeSet<>();
    private LogPositions heads;
    private long unchained;
    private boolean chained;

    private AuditScan(LogPositions heads) {
        this.heads = heads;
        this.chained = heads.auditEnd() > 0;
    }

    /** The remembered positions, if the audit log still contains what they describe; otherwise those of an unread log. */
    public static LogPositions remembered(Path directory) throws IOException {
        LogPositions heads = LogPositions.load(directory).orElse(LogPositions.NONE);
        boolean believed = heads.auditEnd() > 0 && endsThere(heads, directory.resolve(LogFiles.AUDIT))
                // An older version does not keep fields that it does not know, so the log has to be read.
                && !(heads.bus().isOfOlderVersion() && BusFile.isAnyRotated(directory));
        return believed ? heads : LogPositions.NONE;
    }

    /**
     * Up to where the audit log is known to be whole lines: the end of the remembered positions, or else the end of the last entry of the
     * chain, or else {@link Tail#UNKNOWN}. Defects before that are left to the verifier, except for a hole left by a power failure: it was
     * never synced, nor were the entries after it, which may be whole but have nothing to link to.
     */
    public static long knownGoodEnd(LogPositions remembered, Path audit) throws IOException {
        if (remembered.auditEnd() > 0) {
            return remembered.auditEnd();
        }
        long[] end = {Tail.UNKNOWN};
        try (BackwardScanner lines = BackwardScanner.open(audit, firstHole(audit))) {
            boolean more = true;
            while (more && end[0] == Tail.UNKNOWN) {
                more = lines.next(new LineSink() {
                    @Override
                    public void line(byte[] buffer, int start, int lineEnd, long offset) {
                        ChainedLine link = ChainedLine.parseIntact(buffer, start, lineEnd);
                        end[0] = link == null ? Tail.UNKNOWN : offset + (lineEnd - start) + 1;
                    }

                    @Override
                    public void corrupt(long offset, long length, String reason) {
                        // Not an entry of the chain.
                    }
                });
            }
        }
        return end[0];
    }

    private static long firstHole(Path audit) throws IOException {
        // Without an active file the log ends with its last segment; an interrupted rotation leaves it like this.
        if (LineScanner.size(audit) == 0 || !Files.exists(audit, LinkOption.NOFOLLOW_LINKS)) {
            return Long.MAX_VALUE;
        }
        try (LineFile file = LineFile.reading(audit)) {
            for (Damage damage : Tail.survey(file, Tail.UNKNOWN, new FieldScanner()).damages()) {
                if (damage instanceof Damage.Hole hole && isOfBlocks(hole, file)) {
                    return hole.offset();
                }
            }
            return Long.MAX_VALUE;
        }
    }

    /** Whether whole blocks are missing, starting where an append or a block began. If not, the NULs were written by someone. */
    private static boolean isOfBlocks(Damage.Hole hole, LineFile file) throws JournalException {
        byte[] line = file.read(hole.offset(), (int) Math.min(hole.length(), LogFiles.MAX_STORED_BYTES));
        int nul = 0;
        while (nul < line.length && line[nul] != 0) {
            nul++;
        }
        return nul == 0 || (hole.offset() + nul - file.base()) % BLOCK_BYTES == 0;
    }

    /** {@link #continues(Heads, LogBytes)} for the log of this path. */
    public static boolean continues(LogPositions heads, Path audit) throws IOException {
        try (LogBytes log = new StoredLog(audit)) {
            return continues(heads, log);
        }
    }

    /** Whether the audit log still is, or begins with, the one that the positions describe. */
    public static boolean continues(LogPositions heads, LogBytes audit) throws IOException {
        return audit.size() >= heads.auditEnd()
                && (endsThere(heads, audit) || Digests.ofFirst(audit, heads.auditEnd()).equals(heads.chain().hash()));
    }

    /** Whether the last entry that was remembered still ends at the same offset of the audit log. */
    public static boolean endsThere(LogPositions heads, Path audit) throws IOException {
        try (LogBytes log = new StoredLog(audit)) {
            return endsThere(heads, log);
        }
    }

    private static boolean endsThere(LogPositions heads, LogBytes audit) throws IOException {
        byte[] expected = ("\"" + heads.chain().hash() + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        byte[] found = new byte[expected.length];
        return heads.auditEnd() >= expected.length
                && audit.read(found, 0, found.length, heads.auditEnd() - expected.length) == expected.length
                && Arrays.equals(found, expected);
    }

    /** {@link #continueFrom(Heads, Path, long)} for somebody who has not looked at the file yet. */
    public static LogPositions continueFrom(LogPositions heads, Path audit) throws IOException {
        return continueFrom(heads, audit, LineScanner.size(audit));
    }

    /**
     * The positions according to the audit log, which is this many bytes long. What the log says about itself is believed; checking it is
     * up to the verifier.
     */
    public static LogPositions continueFrom(LogPositions heads, Path audit, long size) throws IOException {
        return size == heads.auditEnd() ? heads : read(heads, audit, size).heads();
    }

    /** What {@link #continueFrom} finds, and which blank lines of the audit log no entry mentions. */
    public static AuditScan read(LogPositions heads, Path audit, long size) throws IOException {
        AuditScan scan = new AuditScan(heads);
        LineScanner.scan(audit, heads.auditEnd(), size, scan);
        ChainHead chain = scan.chained ? scan.heads.chain() : new ChainHead(scan.unchained, Digests.ofFirst(audit, size));
        scan.heads = scan.heads.withChain(size, chain);
        return scan;
    }

    public LogPositions heads() {
        return heads;
    }

    /** The starts of blank lines that no entry mentions, ascending. */
    public Set<Long> untoldBlanks() {
        return blanks;
    }

    @Override
    public void blank(long offset) {
        blanks.add(offset);
    }

    /** The positions after an entry that reports this repair: blanks need no witness, but a line that only received its newline does. */
    public static LogPositions afterRepair(LogPositions heads, String log, Map<?, ?> metadata) {
        if (!log.equals(LogFiles.AUDIT) && metadata.get(AuditTerms.QUARANTINE) instanceof String
                && metadata.get(AuditTerms.OFFSET) instanceof Long offset && metadata.get(AuditTerms.LENGTH) instanceof Long length) {
            return heads.withEnd(log, offset + length + 1);
        }
        return heads;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        ChainedLine link = ChainedLine.parse(buffer, start, end);
        if (link == null) {
            unchained++;
            return;
        }
        chained = true;
        heads = heads.withChain(offset + (end - start) + 1, link.head());
        vouch(buffer, start, end);
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        unchained++;
    }

    private void vouch(byte[] buffer, int start, int end) {
        try {
            Map<String, @Nullable Object> entry = json.parse(buffer, start, end - start);
            Witness witness = AuditCodec.witness(entry);
            if (witness != null) {
                heads = heads.vouchedFor(witness);
            }
            if (entry.get("metadata") instanceof Map<?, ?> metadata) {
                note(entry, metadata);
            }
        } catch (BadJsonException e) {
            unchained++;
        }
    }

    private void note(Map<String, @Nullable Object> entry, Map<?, ?> metadata) {
        heads = heads.afterBus(metadata);
        if (AuditTerms.LOG_REPAIRED.equals(entry.get("action")) && entry.get("resource") instanceof String log) {
            if (log.equals(LogFiles.AUDIT) && metadata.get(AuditTerms.OFFSET) instanceof Long offset) {
                blanks.remove(offset);
            }
            heads = afterRepair(heads, log, metadata);
        }
        if (AuditTerms.POLICY_CHANGED.equals(entry.get("action"))) {
            heads = heads.withPolicy(PolicyChange.newSha256(metadata));
        }
    }
}
