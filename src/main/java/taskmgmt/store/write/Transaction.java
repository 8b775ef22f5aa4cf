package taskmgmt.store.write;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.EntryBefore;
import taskmgmt.audit.Witness;
import taskmgmt.incident.Incident;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.record.IncidentCodec;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Lines that belong together, and their audit entries. {@link #commit} writes the incident records, then the registry
 * events, each log with one write and one sync, then the audit entries with one write. Lines that another program, which does
 * not ask for the lock, has appended meanwhile get their entries first. An interruption in between leaves what {@link Recovery}
 * completes. Used once, under the lock.
 */
public final class Transaction {
    /** More than the size of an audit entry without what it repeats from the record. */
    static final long ENTRY_BYTES = 1024;

    private final LockedLog log;
    private final LogFileSet files;
    private final Instant now;
    private final String actor;
    private final AuditWriter audit;
    private final Batch incidents = new Batch(LogFiles.INCIDENTS);
    private final Batch events = new Batch(LogFiles.REGISTRY);
    /** In the order in which they were added, which is the order of the bus when it is drained. */
    private final List<Vouching> entries = new ArrayList<>();

    public Transaction(LockedLog log) {
        this.log = log;
        this.files = log.files();
        this.now = log.now();
        this.actor = log.actor();
        this.audit = new AuditWriter(log);
    }

    /**
     * The audit entry names the actor that writes, whatever name is in the event; only for a line of the bus is there no
     * other name.
     *
     * @param metadata additional content of the audit entry
     */
    public void add(TaskEvent event, Map<String, @Nullable Object> metadata) {
        String named = metadata.containsKey(AuditTerms.BUS_END) ? event.actor() : null;
        String who = named == null ? actor : named;
        RegistryCodec.write(event, events.lines);
        events.endLine(event, event.fields().containsKey(EntryBefore.KEY), witness -> AuditTrail.of(event, now, who, metadata, witness));
        AuditEntry governed = AuditTrail.ofGovernance(event, now, who, metadata);
        if (governed != null) {
            add(governed);
        }
    }

    public void add(Incident incident) {
        IncidentCodec.write(incident, incidents.lines);
        incidents.endLine(null, incident.more().containsKey(EntryBefore.KEY), witness -> AuditTrail.of(incident, now, actor, Map.of(), witness));
    }

    /** An entry that represents no line. */
    public void add(AuditEntry entry) {
        entries.add(() -> entry);
    }

    /** Writes everything. What was added is then durable, subject to the sync policy. */
    public void commit() throws IOException {
        files.requireSpace(2L * (incidents.lines.length() + events.lines.length())
                + ENTRY_BYTES * entries.size());
        files.open(LogFiles.AUDIT); // if this fails, nothing is written
        incidents.requireLineEnd();
        events.requireLineEnd();
        log.requireLock();
        incidents.write();
        events.write();
        try {
            incidents.vouchForLinesBefore();
            events.vouchForLinesBefore();
            for (Vouching entry : entries) {
                audit.add(entry.entry());
            }
            audit.finish();
        } catch (LogUnwritableException e) {
            throw new LogUnwritableException("the change is recorded, and the next command will add its audit entry: "
                    + e.getMessage(), e);
        }
    }

    /** Turns a line's witness into its audit entry. */
    private interface Entry {
        AuditEntry of(Witness witness);
    }

    /** An audit entry that can be made once its line is written. */
    private interface Vouching {
        AuditEntry entry();
    }

    /** The lines that go to one log. */
    private final class Batch {
        private final String name;
        private final JsonLineWriter lines = new JsonLineWriter();
        private int ended;
        private long offset;

        Batch(String name) {
            this.name = name;
        }

        /**
         * Ends the line that was just written to {@code lines}.
         *
         * @param isKeyTaken whether the line already uses the key under which the first line of a batch names an
         *     earlier entry
         */
        void endLine(@Nullable TaskEvent event, boolean isKeyTaken, Entry entry) {
            int start = ended;
            int end = lines.length();
            if (end - start > LogFiles.MAX_LINE_BYTES && !fitsAsAddedTo(event, end - start)) {
                throw new RefusedException(Refusal.INVALID, "the record would have " + (end - start) + " bytes, at most "
                        + LogFiles.MAX_LINE_BYTES + " are possible: keep large data in a file and record its name");
            }
            if (start == 0 && end <= LogFiles.MAX_LINE_BYTES && !isKeyTaken && log.synced().seq() > 0) {
                EntryBefore before = EntryBefore.of(log.synced(), audit.positions().end(name));
                lines.more().member(EntryBefore.KEY, before.text()).end();
            }
            int length = lines.length() - start;
            lines.endLine();
            ended = lines.length();
            entries.add(() -> entry.of(audit.witness(name, offset + start, lines.bytes(), start, length)));
        }

        /** Whether a line over the limit is acceptable all the same, because this program itself made an addition to the event. */
        private static boolean fitsAsAddedTo(@Nullable TaskEvent event, int bytes) {
            return bytes <= LogFiles.MAX_STORED_BYTES && event != null && EventIdentity.isAddedTo(event);
        }

        /** Before any log is written to: no record may become part of the line before it. */
        void requireLineEnd() throws IOException {
            if (ended > 0) {
                files.open(name).requireLineEnd();
            }
        }

        /** Those that another program has appended, without the lock, since the logs were recovered. */
        void vouchForLinesBefore() throws IOException {
            long vouched = audit.positions().end(name);
            if (ended > 0 && offset > vouched) {
                new Backfill(log).fill(name, vouched, offset, audit, (at, blank) -> null);
            }
        }

        void write() throws IOException {
            if (ended > 0) {
                LineFile file = files.open(name);
                offset = file.append(lines.bytes(), lines.length());
                file.force();
                file.requireThere();
            }
        }
    }
}
