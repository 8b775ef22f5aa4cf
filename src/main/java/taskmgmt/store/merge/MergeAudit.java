package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.Witness;
import taskmgmt.hash.LineHasher;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.NewFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.record.AuditCodec;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.MergedSide;

/**
 * The audit log of a merged directory. Its first entry, {@value AuditTerms#LOG_MERGED}, names both sides with the heads of their
 * chains and the hashes of all their logs, in an order of its own. Then entries {@value AuditTerms#LOG_ADOPTED} vouch for the united
 * registry and incidents, each for about a mebibyte of them, so that a later change can be located to that precision. Which entry of
 * a side represents which line can be found in the copies.
 */
final class MergeAudit {
    static final String SIDES = "sides";

    private static final long WITNESS_BYTES = 1 << 20;

    private final NewDirectory target;
    private final String actor;
    private final Instant now;
    private final LineHasher hasher = new LineHasher();
    private ChainHead head = ChainHead.EMPTY;

    MergeAudit(NewDirectory target, String actor, Instant now) {
        this.target = target;
        this.actor = actor;
        this.now = now;
    }

    /** @param busEnd how far the united bus counts as drained, in bytes */
    void write(List<MergedSide> sides, long busEnd, long conflicts, ScanProgress progress) throws IOException {
        Map<String, @Nullable Object> decision = new LinkedHashMap<>();
        decision.put(SIDES, sides.stream().sorted(Comparator.comparing(MergedSide::name)).map(MergedSide::toMap).toList());
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.BUS_END, busEnd);
        metadata.put(AuditTerms.CONFLICTS, conflicts);
        try (NewFile audit = target.file(LogFiles.AUDIT)) {
            add(new AuditEntry(now, actor, AuditTerms.LOG_MERGED, LogFiles.MERGED, decision, metadata, null), audit);
            for (String log : List.of(LogFiles.INCIDENTS, LogFiles.REGISTRY)) {
                vouch(log, audit, progress);
            }
            audit.finish();
        }
    }

    private void vouch(String log, NewFile audit, ScanProgress progress) throws IOException {
        Path file = target.path().resolve(log);
        long size = LineScanner.size(file);
        for (long from = 0; from < size;) {
            progress.bytes(from, size);
            long end = LineScanner.lineStart(file, Math.min(size, from + WITNESS_BYTES));
            Witness witness = new Witness(log, from, end - 1 - from, hash(file, from, end - 1));
            add(new AuditEntry(now, actor, AuditTerms.LOG_ADOPTED, log, Map.of(), Map.of(AuditTerms.BYTES, end - from), witness), audit);
            from = end;
        }
        progress.bytes(size, size);
    }

    private static String hash(Path file, long from, long end) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (long at = from; at < end; at += WITNESS_BYTES) {
            digest.update(LogRange.block(file, at, Math.min(WITNESS_BYTES, end - at)));
        }
        return Sha256.hex(digest.digest());
    }

    private void add(AuditEntry entry, NewFile audit) throws IOException {
        JsonLineWriter line = new JsonLineWriter();
        head = AuditCodec.write(entry, head, line, hasher);
        audit.addLine(line.toByteArray());
    }
}
