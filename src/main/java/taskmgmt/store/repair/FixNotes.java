package taskmgmt.store.repair;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.Witness;
import taskmgmt.journal.repair.TailFix;
import taskmgmt.store.write.AuditWriter;
import taskmgmt.store.write.LockedLog;

/** The entries about repairs, kept until the audit log can be written to. */
final class FixNotes {
    private final LockedLog log;
    private final List<AuditEntry> entries = new ArrayList<>();

    FixNotes(LockedLog log) {
        this.log = log;
    }

    /** @param fix one of {@link AuditTerms}' values of {@value AuditTerms#FIX} */
    void add(String resource, String fix, Map<String, ? extends @Nullable Object> metadata) {
        entries.add(entry(resource, fix, metadata, null));
    }

    void add(String resource, String fix, TailFix repair, Map<String, ?> more) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.OFFSET, repair.offset());
        metadata.put(AuditTerms.LENGTH, repair.length());
        metadata.put(AuditTerms.SHA256, repair.sha256());
        Path kept = repair.quarantine();
        metadata.put(AuditTerms.QUARANTINE, kept == null ? null : String.valueOf(kept.getFileName()));
        metadata.putAll(more);
        add(resource, fix, metadata);
    }

    /** An entry with the current time. */
    AuditEntry entry(String resource, String fix, Map<String, ? extends @Nullable Object> more, @Nullable Witness witness) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.FIX, fix);
        metadata.putAll(more);
        return new AuditEntry(log.now(), log.actor(), AuditTerms.DOCTOR_FIXED, resource, Map.of(), metadata, witness);
    }

    /** Names of the pieces in quarantine that these entries mention. */
    Set<String> pieces() {
        Set<String> pieces = new LinkedHashSet<>();
        for (AuditEntry entry : entries) {
            pieces.add(String.valueOf(entry.metadata().get(AuditTerms.QUARANTINE)));
        }
        return pieces;
    }

    void writeTo(AuditWriter audit) throws IOException {
        for (AuditEntry entry : entries) {
            audit.add(entry);
        }
        entries.clear();
        audit.flush();
    }
}
