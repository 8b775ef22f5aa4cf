package taskmgmt.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.Witness;
import taskmgmt.codec.IncidentCodec;
import taskmgmt.codec.RegistryCodec;
import taskmgmt.incident.Incident;
import taskmgmt.journal.LineFile;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Lines that belong together and their audit entries. {@link #commit} writes the incident records, then the registry
 * events, each log with one write and one sync, then the audit entries with one write. An interruption in between leaves
 * what {@link Recovery} completes. Used once, under the lock.
 */
final class Transaction {
    /** More than an audit entry takes, besides what it repeats of the record. */
    private static final long ENTRY_BYTES = 1024;

    private final LogFileSet files;
    private final LogSettings settings;
    private final Instant now;
    private final AuditWriter audit;
    private final Batch incidents = new Batch(LogFiles.INCIDENTS);
    private final Batch events = new Batch(LogFiles.REGISTRY);
    private final List<AuditEntry> others = new ArrayList<>();

    Transaction(LogFileSet files, LogSettings settings, Instant now, Heads heads) {
        this.files = files;
        this.settings = settings;
        this.now = now;
        this.audit = new AuditWriter(files, heads);
    }

    /** @param metadata what the audit entry tells besides the usual */
    void add(TaskEvent event, Map<String, @Nullable Object> metadata) {
        String actor = event.actor() == null ? settings.actor() : event.actor();
        events.add(RegistryCodec.encode(event), witness -> AuditTrail.of(event, now, actor, metadata, witness));
    }

    void add(Incident incident) {
        incidents.add(IncidentCodec.encode(incident),
                witness -> AuditTrail.of(incident, now, settings.actor(), Map.of(), witness));
    }

    /** An entry that stands for no line. */
    void add(AuditEntry entry) {
        others.add(entry);
    }

    /** Writes everything; returns the heads afterwards. What was added is durable then, as the sync policy has it. */
    Heads commit() throws IOException {
        files.requireSpace(2L * (incidents.lines.length() + events.lines.length())
                + ENTRY_BYTES * (incidents.records.size() + events.records.size() + others.size()));
        files.open(LogFiles.AUDIT); // where that cannot be done, nothing is written
        List<AuditEntry> entries = new ArrayList<>(incidents.write());
        entries.addAll(events.write());
        entries.addAll(others);
        try {
            for (AuditEntry entry : entries) {
                audit.add(entry);
            }
            audit.flush();
        } catch (LogUnwritableException e) {
            throw new LogUnwritableException("the change is recorded, and the next command will add its audit entry: "
                    + e.getMessage(), e);
        }
        return audit.heads();
    }

    /** How a line's witness becomes its audit entry. */
    private interface Entry {
        AuditEntry of(Witness witness);
    }

    /** The lines that go to one log. */
    private final class Batch {
        private final String name;
        private final Lines lines = new Lines();
        private final List<byte[]> records = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();

        Batch(String name) {
            this.name = name;
        }

        void add(byte[] record, Entry entry) {
            if (record.length > LogFiles.MAX_LINE_BYTES) {
                throw new RefusedException(Refusal.INVALID, "the record would have " + record.length + " bytes, at most "
                        + LogFiles.MAX_LINE_BYTES + " are possible: keep large data in a file and record its name");
            }
            lines.add(record);
            records.add(record);
            entries.add(entry);
        }

        List<AuditEntry> write() throws IOException {
            if (lines.isEmpty()) {
                return List.of();
            }
            LineFile file = files.open(name);
            long offset = lines.appendTo(file);
            file.force();
            List<AuditEntry> witnessed = new ArrayList<>(records.size());
            for (int i = 0; i < records.size(); i++) {
                byte[] record = records.get(i);
                witnessed.add(entries.get(i).of(audit.witness(name, offset, record, 0, record.length)));
                offset += record.length + 1;
            }
            return witnessed;
        }
    }
}
