package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.Witness;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.AuditCodec;

/** What one pass over the audit log shows about earlier repairs, refused lines of the bus, and the witnesses of some lines. */
final class AuditNotes implements LineSink {
    private final Json json = Json.lenient();
    private final SortedMap<String, SortedSet<Long>> wanted;
    private final Map<String, Map<Long, Witness>> witnesses = new HashMap<>();
    private final Set<String> pieces = new HashSet<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final List<Rotated> rotations = new ArrayList<>();
    private long refusedLines;
    private long damagedEntries;

    private AuditNotes(SortedMap<String, SortedSet<Long>> wanted) {
        this.wanted = wanted;
    }

    /**
     * A range of bytes whose state after a repair is recorded in an entry.
     *
     * @param file the segment that was put there then; empty for none
     */
    record Recorded(String log, long offset, long length, String left, String file) {
        boolean covers(String file, long at) {
            return log.equals(file) && at >= offset && at < offset + length;
        }
    }

    /** A part of a log that became a segment; the file is its plain one. */
    record Rotated(String log, String file, long base, long end) {
        /** Whether all of it lies between these two offsets. */
        boolean isWithin(String name, long from, long to) {
            return log.equals(name) && base >= from && end <= to && base < end;
        }
    }

    /** @param wanted the offsets whose witnesses are wanted, by log */
    static AuditNotes of(Path audit, SortedMap<String, SortedSet<Long>> wanted) throws IOException {
        AuditNotes notes = new AuditNotes(wanted);
        LineScanner.scan(audit, 0, Long.MAX_VALUE, notes);
        return notes;
    }

    /** The first witness of the line that contains this byte; null if it has none. */
    @Nullable Witness witness(String log, long offset) {
        return witnesses.getOrDefault(log, Map.of()).get(offset);
    }

    /** Names of the quarantined pieces that are on record. */
    Set<String> pieces() {
        return pieces;
    }

    /** The rotations that have an entry. */
    List<Rotated> rotations() {
        return rotations;
    }

    /** The ranges that earlier repairs have left. */
    List<Recorded> recorded() {
        return recorded;
    }

    /** Lines of the bus that were refused. */
    long refusedLines() {
        return refusedLines;
    }

    /** Lines of the audit log that are not JSON objects. */
    long damagedEntries() {
        return damagedEntries;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        try {
            accept(json.parse(buffer, start, end - start));
        } catch (BadJsonException e) {
            damagedEntries++;
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        damagedEntries++;
    }

    private void accept(Map<String, @Nullable Object> entry) {
        Witness witness = AuditCodec.witness(entry);
        if (witness != null && wanted.containsKey(witness.file())) {
            for (long offset : wanted.get(witness.file()).subSet(witness.offset(), witness.end())) {
                witnesses.computeIfAbsent(witness.file(), log -> new HashMap<>()).putIfAbsent(offset, witness);
            }
        }
        if (entry.get("metadata") instanceof Map<?, ?> metadata) {
            if (metadata.get(AuditTerms.QUARANTINE) instanceof String name) {
                pieces.add(name);
            }
            if (AuditTerms.LOG_ROTATED.equals(entry.get("action")) && metadata.get(AuditTerms.FILE) instanceof String name
                    && metadata.get(AuditTerms.BASE) instanceof Long base && metadata.get(AuditTerms.END) instanceof Long end) {
                rotations.add(new Rotated(String.valueOf(entry.get("resource")), name, base, end));
            }
            if (metadata.get(AuditTerms.LEFT_SHA256) instanceof String left && metadata.get(AuditTerms.OFFSET) instanceof Long offset
                    && metadata.get(AuditTerms.LENGTH) instanceof Long length) {
                String file = metadata.get(AuditTerms.FILE) instanceof String name ? name : "";
                recorded.add(new Recorded(String.valueOf(entry.get("resource")), offset, length, left, file));
            }
        }
        refusedLines += AuditTerms.BUS_LINE_REFUSED.equals(entry.get("action")) ? 1 : 0;
    }
}
